import { sql } from "kysely";
import { openStates } from "../../../domain/invitation.ts";

const states = sql.join(openStates.map((state) => sql.lit(state)));

/** Open invitations. The states are written out, not parameters: only then can the query use the partial indexes. */
export const openOnly = sql<boolean>`state in (${states})`;
