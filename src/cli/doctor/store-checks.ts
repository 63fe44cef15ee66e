import { notSeen } from "./check.ts";
import type { Check, Finding } from "./check.ts";
import type { StoreReport } from "./gather-facts.ts";

const kinds = { sqlite: "SQLite", postgres: "PostgreSQL" } as const;

/** Whether the database can be relied on. */
export const storeChecks: readonly Check[] = [
  {
    name: "settings",
    judge: ({ settings }) =>
      settings.kind === "seen"
        ? { color: "green", says: "The settings that name the database and its key are valid." }
        : { color: "red", says: settings.says, fix: settings.fix ?? "Correct them in .env, or in the environment of the bot." },
  },
  {
    name: "database",
    judge: ({ settings, store }) => {
      if (store.kind === "seen") return judgeDatabase(store.is);
      if (settings.kind === "not-seen") return notSeen;
      return { color: "red", says: store.says, fix: store.fix ?? "docs/operations.md says what a database needs." };
    },
  },
  checkOfStore("encryption-key", judgeKey),
  checkOfStore("moved", judgeMoved),
  checkOfStore("restored", judgeRestored),
];

function checkOfStore(name: string, judge: (report: StoreReport) => Finding): Check {
  return { name, judge: ({ store }) => (store.kind === "seen" ? judge(store.is) : notSeen) };
}

function judgeDatabase({ kind, version, fits }: StoreReport): Finding {
  const start = "Start the bot of this version once: it brings the database up to date.";
  if (version === undefined)
    return { color: "red", says: "There is no data of Guestlist in the database.", fix: `${start} Or correct DATABASE_URL.` };
  if (fits === "older") return { color: "red", says: "The database is older than this program.", fix: start };
  if (fits === "newer")
    return { color: "red", says: "A newer version of Guestlist has written the database.", fix: "Use that version, or a later one." };
  return { color: "green", says: `${kinds[kind]} answers, and its tables are those of this version.` };
}

function judgeKey({ key }: StoreReport): Finding {
  if (key === "does-not-fit") {
    const fix = "Put the key of the bot that has written it into ENCRYPTION_KEY: several keys are separated by commas.";
    return { color: "red", says: "ENCRYPTION_KEY doesn't open what is encrypted in the database.", fix };
  }
  if (key === "none") return { color: "green", says: "Nothing in the database is encrypted yet, so every ENCRYPTION_KEY fits." };
  return { color: "green", says: "ENCRYPTION_KEY opens what is encrypted in the database." };
}

function judgeMoved({ copied }: StoreReport): Finding {
  if (!copied) return { color: "green", says: "The data is here: it wasn't copied to another place." };
  if (copied.isUnderWay)
    return {
      color: "red",
      says: `The data is being copied to ${copied.to}, or that was broken off, so no bot starts here.`,
      fix: "Run guestlist store copy again; or, to go on here, empty the other place, then guestlist store copy --unmark.",
    };
  return {
    color: "red",
    says: `The data was copied to ${copied.to} on ${copied.at.slice(0, 10)}, so no bot starts here any more.`,
    fix: "Let DATABASE_URL name that place; to go on here without what happened there: guestlist store copy --unmark.",
  };
}

function judgeRestored({ restored }: StoreReport): Finding {
  if (restored === undefined) return { color: "green", says: "No restored backup waits to be compared with the directory." };
  return {
    color: "yellow",
    says: `It is a backup of ${restored.slice(0, 10)}, and not every open invitation was looked up in the directory since.`,
    fix: "Let the bot run until its log says restored-looked-up. It sends nothing before.",
  };
}
