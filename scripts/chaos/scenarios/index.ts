import type { ChaosOptions } from "../options.ts";
import type { Run } from "../run.ts";
import { clock } from "./clock.ts";
import { database, readonly } from "./damaged-database.ts";
import { diskfull } from "./diskfull.ts";
import { failover, netcut, restarts } from "./database-trouble.ts";
import { faults } from "./faults.ts";
import { group } from "./group.ts";
import { kills } from "./kills.ts";
import { lateform, lateresend } from "./late.ts";
import { onekill } from "./onekill.ts";
import { graphdown, hang, teamsdown, week } from "./outages.ts";
import { everyStep } from "./steps.ts";
import { sigterm } from "./stops.ts";
import { takeover } from "./takeover.ts";
import { two } from "./two.ts";

/** What `--scenario` can name: these run on SQLite or PostgreSQL, with one bot or several. */
const anywhere = { kills, faults, graphdown, teamsdown, netcut, restarts, failover, takeover };

/** They stop and start the only bot. */
const alone = { hang, week, sigterm, clock, lateform, lateresend, onekill, steps: everyStep };

/** They damage, fill or share the file. */
const onFile = { database, readonly, diskfull, two, group };

const scenarios: Readonly<Record<string, (run: Run) => Promise<void>>> = { ...anywhere, ...alone, ...onFile };

/** @throws Error for a name that isn't one, or for a scenario that doesn't run with these options. */
export function scenarioFor({ scenario: name, database: place, instances }: ChaosOptions): (run: Run) => Promise<void> {
  const found = scenarios[name];
  if (!found) throw new Error(`no scenario ${name}; there are ${Object.keys(scenarios).join(", ")}`);
  if (instances > 1 && !(name in anywhere)) throw new Error(`${name} runs with one instance only`);
  if (place === "postgres" && name in onFile) throw new Error(`${name} runs on SQLite only`);
  return found;
}
