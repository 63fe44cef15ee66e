import { sql } from "kysely";
import { openStates } from "../../../domain/invitation.ts";

const states = sql.join(openStates.map((state) => sql.lit(state)));

/** Invitations that stand open. Written out, not as parameters: only then do the partial indexes serve the query. */
export const openOnly = sql<boolean>`state in (${states})`;
