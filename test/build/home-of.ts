import assert from "node:assert/strict";
import type { Home, Invitation } from "../../src/domain/invitation.ts";

/** The home of an invitation whose card is posted. */
export function homeOf({ home: { conversation, card } }: Pick<Invitation, "home">): Required<Home> {
  assert.ok(card !== undefined);
  return { conversation, card };
}
