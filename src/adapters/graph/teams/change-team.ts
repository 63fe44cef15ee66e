import { GuestlistError } from "../../../errors.ts";
import type { GraphAnswer } from "../requests/graph-answer.ts";
import type { GraphClient, GraphRequest } from "../requests/graph-client.ts";

/**
 * Sends a request that changes members. A POST isn't retried: one that timed out may have worked, and the next attempt finds the member.
 * @throws GuestlistError `directory-unavailable` when Graph could not be reached.
 */
export async function changeTeam(graph: GraphClient, request: Omit<GraphRequest, "onlyReads">): Promise<GraphAnswer> {
  try {
    return await graph.send(request);
  } catch (error) {
    if (error instanceof GuestlistError) throw error;
    throw new GuestlistError("directory-unavailable", "Graph could not be reached", { cause: error });
  }
}
