import { defaultPace } from "../../../../src/domain/pace/pace.ts";
import type { Pace } from "../../../../src/domain/pace/pace.ts";
import type { Policy, PolicyVerdict } from "../../../../src/domain/policy/policy.ts";

/** Somebody's own page, which isn't among Microsoft's hosts. */
export const partnerPage = "https://portal.northwind.example/start";

/** The company's decisions as people would say them, and as the bot reads them. */
export class HistoriesPolicy {
  denied: readonly string[] = [];
  approved: readonly string[] = [];
  pages: readonly string[] = [];
  personalMessage: PolicyVerdict = "allow";
  cc: PolicyVerdict = "allow";
  caps: Policy["caps"] = {};
  pace: Pace = defaultPace;

  /** About an address, with the subdomains of those that are named. */
  verdictOn(address: string): PolicyVerdict {
    const domain = address.slice(address.indexOf("@") + 1);
    const isIn = (names: readonly string[]) => names.some((name) => domain === name || domain.endsWith(`.${name}`));
    return isIn(this.denied) ? "deny" : isIn(this.approved) ? "approve" : "allow";
  }

  verdictOnPage(page: string): PolicyVerdict {
    return page === partnerPage && this.pages.length === 0 ? "approve" : "allow";
  }

  /** `admin` administers the bot, by name. */
  asRead(admin: Policy["admins"]["people"][number]): Partial<Policy> {
    const { denied, approved, pages: redirectHosts, personalMessage, cc, caps, pace } = this;
    const rules = [
      ...denied.map((domain) => ({ name: `no ${domain}`, when: { partnerDomains: [domain] }, verdict: "deny" as const })),
      ...approved.map((domain) => ({ name: `ask ${domain}`, when: { partnerDomains: [domain] }, verdict: "approve" as const })),
    ];
    const admins = { people: [admin], directoryRoles: false };
    return { rules, redirectHosts, personalMessage, cc, caps, pace, admins, users: { guests: false, groups: ["staff"] } };
  }
}

type Turn = (policy: HistoriesPolicy) => void;

const narrow: Pace = { person: { atOnce: 2, thenEvery: 30 }, tenant: { atOnce: 3, thenEvery: 20 }, perDay: 12, betweenMails: 600 };
const narrowest: Pace = { person: { atOnce: 1, thenEvery: 120 }, tenant: { atOnce: 4, thenEvery: 60 }, perDay: 7, betweenMails: 1_800 };
export const paces: readonly Pace[] = [defaultPace, narrow, narrowest, { ...narrow, perDay: 5 }];

/** What an administrator may change from one minute to the next. */
export const turns: readonly Turn[] = [
  (policy) => void (policy.denied = ["fabrikam.com"]),
  (policy) => void (policy.denied = ["northwind.com", "tailspin.com"]),
  (policy) => void (policy.denied = []),
  (policy) => void (policy.approved = ["fabrikam.com"]),
  (policy) => void (policy.approved = ["fabrikam.com", "northwind.com"]),
  (policy) => void (policy.approved = []),
  (policy) => void (policy.personalMessage = "approve"),
  (policy) => void (policy.personalMessage = "deny"),
  (policy) => void (policy.personalMessage = "allow"),
  (policy) => void (policy.cc = "deny"),
  (policy) => void (policy.cc = "approve"),
  (policy) => void (policy.cc = "allow"),
  (policy) => void (policy.pages = policy.pages.length > 0 ? [] : ["portal.northwind.example"]),
  (policy) => void (policy.caps = { perDay: 2 }),
  (policy) => void (policy.caps = { pending: 2 }),
  (policy) => void (policy.caps = { perDay: 3, pending: 1 }),
  (policy) => void (policy.caps = {}),
  ...paces.map((pace) => (policy: HistoriesPolicy) => void (policy.pace = pace)),
];
