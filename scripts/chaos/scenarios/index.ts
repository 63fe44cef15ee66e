import type { Run } from "../run.ts";
import { clock } from "./clock.ts";
import { database, readonly } from "./damaged-database.ts";
import { diskfull } from "./diskfull.ts";
import { faults } from "./faults.ts";
import { group } from "./group.ts";
import { kills } from "./kills.ts";
import { lateform, lateresend } from "./late.ts";
import { onekill } from "./onekill.ts";
import { graphdown, hang, teamsdown, week } from "./outages.ts";
import { sigterm } from "./stops.ts";
import { two } from "./two.ts";

/** What `--scenario` can name. */
export const scenarios: Readonly<Record<string, (run: Run) => Promise<void>>> = {
  ...{
    kills,
    faults,
    database,
    readonly,
    diskfull,
    graphdown,
    teamsdown,
    hang,
    week,
    sigterm,
    two,
    clock,
    lateform,
    onekill,
    group,
    lateresend,
  },
};
