import type { Migration } from "kysely/migration";
import { firstTables } from "./0001-first-tables.ts";
import { lifeOfAnInvitation } from "./0002-life-of-an-invitation.ts";
import { identity } from "./0003-identity.ts";
import { whoHears } from "./0004-who-hears.ts";
import { approval } from "./0005-approval.ts";
import { restart } from "./0006-restart.ts";
import { tellings } from "./0007-tellings.ts";
import { lateAnswers } from "./0008-late-answers.ts";
import { whoseGuest } from "./0009-whose-guest.ts";
import { busyUntil } from "./0010-busy-until.ts";
import { posts } from "./0011-posts.ts";
import { limits } from "./0012-limits.ts";
import { queued } from "./0014-queued.ts";
import { unusedIndex } from "./0016-unused-index.ts";
import { eventSource } from "./0017-event-source.ts";
import { policyOverride } from "./0018-policy-override.ts";
import { origin } from "./0019-origin.ts";
import { byCreation } from "./0020-by-creation.ts";
import { teamPlan } from "./0021-team-plan.ts";
import { instances } from "./0022-instances.ts";
import { hearing } from "./0023-hearing.ts";
import { forwarder } from "./0025-forwarder.ts";
import { openLists } from "./0026-open-lists.ts";

/** Every migration by name. They run in the order of their names; none is ever changed after a release. */
export const migrations: Readonly<Record<string, Migration>> = {
  "0001-first-tables": firstTables,
  "0002-life-of-an-invitation": lifeOfAnInvitation,
  "0003-identity": identity,
  "0004-who-hears": whoHears,
  "0005-approval": approval,
  "0006-restart": restart,
  "0007-tellings": tellings,
  "0008-late-answers": lateAnswers,
  "0009-whose-guest": whoseGuest,
  "0010-busy-until": busyUntil,
  "0011-posts": posts,
  "0012-limits": limits,
  "0014-queued": queued,
  "0016-unused-index": unusedIndex,
  "0017-event-source": eventSource,
  "0018-policy-override": policyOverride,
  "0019-origin": origin,
  "0020-by-creation": byCreation,
  "0021-team-plan": teamPlan,
  "0022-instances": instances,
  "0023-hearing": hearing,
  "0025-forwarder": forwarder,
  "0026-open-lists": openLists,
};
