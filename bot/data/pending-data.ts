import { z } from "zod";
import type { PendingRequest } from "../../src/cards/pending-request.ts";
import { isDomain, mostDays } from "../../src/domain/pending-filter.ts";
import { instant, invitationId } from "./received-ids.ts";

const schema = z.looseObject({
  of: z.enum(["mine", "here"]),
  domain: z.string().refine(isDomain).exactOptional(),
  days: z.number().int().min(1).max(mostDays).exactOptional(),
  page: z.enum(["first", "after", "before"]),
  createdAt: instant.optional(),
  id: invitationId.optional(),
});

/** Reads the page of the list of open invitations that a button asks for. Undefined when the data was tampered with. */
export function readPendingRequest(data: unknown): PendingRequest | undefined {
  const parsed = schema.safeParse(data);
  if (!parsed.success) return undefined;
  const { of, domain, days, page: kind, createdAt, id } = parsed.data;
  const filter = { of, ...(domain !== undefined && { domain }), ...(days !== undefined && { days }) };
  if (kind === "first") return { filter, page: { kind } };
  if (createdAt === undefined || id === undefined) return undefined;
  return { filter, page: { kind, at: { createdAt, id } } };
}
