import type { DoctorFacts, StoreReport } from "../../../../src/cli/doctor/gather-facts.ts";
import type { Finding } from "../../../../src/cli/doctor/check.ts";
import { checks } from "../../../../src/cli/doctor/checks.ts";
import type { Running } from "../../../../src/flows/looking/see-running.ts";
import { at } from "../../../build/ids.ts";

export const publicUrl = "https://bot.contoso.com";

/** A database on which all is well. */
const report: StoreReport = {
  kind: "postgres",
  words: "the database guestlist at db.contoso.com",
  integrity: undefined,
  version: "0026-newest",
  fits: "same",
  rows: {},
  key: "fits",
  copied: undefined,
  restored: undefined,
  bots: [],
  bytes: 1,
};

export function instance(version: string): Running["instances"][number] {
  return { id: version, version, started: at("09:00"), seenAt: at("09:59:58"), isNewer: false };
}

/** A bot with which all is well, at ten o'clock. */
const running: Running = {
  now: at("10:00"),
  instances: [instance("1.2.3")],
  jobs: { running: 0, due: 0, waiting: 5, dead: 0 },
  heard: [{ path: "landing-page", since: at("09:30"), heardAt: at("09:30:02") }],
  rhythm: { hour: 5_000, day: 15_000, days: 60_000, joined: 60_000 },
  subscription: { id: "subscription", url: `${publicUrl}/notifications`, renewedAt: at("09:40") },
  following: "permitted",
  gate: { kind: "open" },
  clockAhead: 0,
};

interface Given {
  readonly report?: Partial<StoreReport>;
  readonly running?: Partial<Running>;
  readonly publicUrl?: string | undefined;
}

export function doctorFacts(given: Given = {}): DoctorFacts {
  return {
    settings: { kind: "seen", is: { publicUrl: "publicUrl" in given ? given.publicUrl : publicUrl } },
    store: { kind: "seen", is: { ...report, ...given.report } },
    running: { kind: "seen", is: { ...running, ...given.running } },
  };
}

/** What a check of the table says of these facts. */
export function judged(name: string, given: Given | DoctorFacts = {}): Finding {
  const check = checks.find((one) => one.name === name);
  if (!check) throw new Error(`There is no check ${name}`);
  return check.judge("store" in given ? given : doctorFacts(given));
}
