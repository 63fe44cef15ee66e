import type { StoreDoor } from "../../store-door.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Exit } from "../exit.ts";
import type { PrintedRecord } from "../output/printed.ts";
import type { Shell } from "../shell.ts";

/** The fields of a checked store. Scripts rely on the names. */
export const checkedFields = [
  "place",
  "kind",
  "bytes",
  "integrity",
  "version",
  "programIs",
  "encryptionKey",
  "copiedTo",
  "copiedAt",
  "restoredFrom",
  "bots",
  "rows",
] as const;

type Report = Awaited<ReturnType<StoreDoor["check"]>>;

/** `store check`: whether a store, or a backup, can be relied on. */
export async function checkStore(shell: Shell, door: StoreDoor, place = door.configured): Promise<Exit> {
  const report = await door.check(place);
  await shell.print({ fields: checkedFields, records: [recordOf(report)], isSingle: true, isBrief: true });
  for (const sentence of remarks(report)) shell.say(sentence);
  const failure = failureOf(report);
  if (failure) throw failure;
  return "done";
}

const programIs = { same: "of the same version", older: "newer", newer: "older" } as const;
const keys = { fits: "fits", "does-not-fit": "does not fit", none: "nothing encrypted" } as const;

function recordOf(report: Report): PrintedRecord {
  const { words, kind, bytes, integrity, version, fits, key, copied, restored, bots, rows } = report;
  return {
    place: words,
    kind,
    bytes,
    integrity: integrity ?? null,
    version: version ?? null,
    programIs: version === undefined ? null : programIs[fits],
    encryptionKey: keys[key],
    copiedTo: copied?.to ?? null,
    copiedAt: copied?.at ?? null,
    restoredFrom: restored ?? null,
    bots: bots.map(({ id = null, version: of = null, seenAt = null }) => ({ id, version: of, seenAt })),
    rows,
  };
}

function remarks({ copied, restored, fits, version }: Report): readonly string[] {
  return [
    ...(copied ? [remarkOnCopy(copied)] : []),
    ...(restored === undefined
      ? []
      : [
          "It is a backup, or was restored from one: the first bot that starts on it looks every open invitation up before it sends anything.",
        ]),
    ...(fits === "older" && version !== undefined ? ["The first bot of this version that starts on it brings it up to date."] : []),
  ];
}

function remarkOnCopy({ to, isUnderWay }: NonNullable<Report["copied"]>): string {
  return isUnderWay
    ? `Its data is being copied to ${to}, or that was broken off: no bot starts here. Run guestlist store copy again; or empty the other place, and take the mark back with --unmark.`
    : `Its data was copied to ${to}: no bot starts here any more.`;
}

function failureOf({ version, fits, key }: Report): CommandFailure | undefined {
  if (version === undefined) return new CommandFailure("not-found", "There is no data of Guestlist in it.");
  if (fits === "newer")
    return new CommandFailure("failed", "A newer version of Guestlist has written it.", { fix: "Use that version, or a later one." });
  if (key !== "does-not-fit") return undefined;
  return new CommandFailure("failed", "ENCRYPTION_KEY doesn't open what is encrypted in it.", {
    fix: "Use the key of the bot that has written it.",
  });
}
