import { GuestlistError } from "../../../errors.ts";
import type { GraphAnswer } from "./graph-answer.ts";
import type { GraphClient, GraphRequest } from "./graph-client.ts";

/**
 * Sends a request that only reads.
 * @throws GuestlistError `directory-unavailable` when Graph could not be reached (after all attempts).
 */
export async function ask(graph: GraphClient, request: Omit<GraphRequest, "onlyReads">): Promise<GraphAnswer> {
  try {
    return await graph.send({ ...request, onlyReads: true });
  } catch (error) {
    if (error instanceof GuestlistError) throw error;
    throw new GuestlistError("directory-unavailable", "Graph could not be reached", { cause: error });
  }
}
