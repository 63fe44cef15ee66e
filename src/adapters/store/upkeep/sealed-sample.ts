import type { Kysely } from "kysely";
import { sealedForDraft } from "../drafts.ts";
import { sealedForAnswer } from "../late-answers.ts";
import type { LinkSeal } from "../link-seal.ts";
import type { Tables } from "../tables.ts";

/** What a store has encrypted: one text, and what it belongs to. */
interface Sealed {
  readonly owner: string;
  readonly text: string;
}

/** Whether the key fits the store; "none": it has nothing that is encrypted. */
export type KeyVerdict = "fits" | "does-not-fit" | "none";

/** Tries the key on one encrypted text of the store. */
export async function tryKey(db: Kysely<Tables>, seal: Pick<LinkSeal, "open">): Promise<KeyVerdict> {
  const sealed = (await ofLink(db)) ?? (await ofDraft(db)) ?? (await ofAnswer(db));
  if (!sealed) return "none";
  return seal.open(sealed.owner, sealed.text) === undefined ? "does-not-fit" : "fits";
}

async function ofLink(db: Kysely<Tables>): Promise<Sealed | undefined> {
  const links = db.selectFrom("invitations").select(["id", "sealed_link"]).where("sealed_link", "is not", null);
  const row = await links.limit(1).executeTakeFirst();
  return row && { owner: row.id, text: row.sealed_link ?? "" };
}

async function ofDraft(db: Kysely<Tables>): Promise<Sealed | undefined> {
  const row = await db.selectFrom("drafts").select(["id", "person", "sealed"]).limit(1).executeTakeFirst();
  return row && { owner: sealedForDraft(row.id, row.person), text: row.sealed };
}

async function ofAnswer(db: Kysely<Tables>): Promise<Sealed | undefined> {
  const row = await db.selectFrom("late_answers").select(["conversation", "card", "person", "sealed"]).limit(1).executeTakeFirst();
  return row && { owner: sealedForAnswer(row, row.person), text: row.sealed };
}
