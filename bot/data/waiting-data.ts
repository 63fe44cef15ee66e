import { z } from "zod";
import type { WaitingRequest } from "../../src/cards/waiting-request.ts";
import { instant, invitationId } from "./received-ids.ts";

const schema = z.discriminatedUnion("page", [
  z.looseObject({ page: z.literal("first") }),
  z.looseObject({ page: z.literal("after"), createdAt: instant, id: invitationId }),
]);

/** Reads the page of the waiting list that a button asks for. Undefined when the data was tampered with. */
export function readWaitingRequest(data: unknown): WaitingRequest | undefined {
  const parsed = schema.safeParse(data);
  if (!parsed.success) return undefined;
  if (parsed.data.page === "first") return {};
  const { createdAt, id } = parsed.data;
  return { after: { createdAt, id } };
}
