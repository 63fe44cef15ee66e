import type { ChangesPage, DirectoryChanges } from "../../ports/directory-changes.ts";
import { ask } from "./requests/ask.ts";
import { deltaPage } from "./delta-page.ts";
import { expectAnswer, graphError, unexpected } from "./requests/graph-answer.ts";
import type { GraphAnswer } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { query } from "./requests/odata.ts";

/** Only changes of selected properties are reported (Microsoft: Delta query overview). */
const select = "id,mail,userPrincipalName,userType,externalUserState,externalUserStateChangeDateTime";
const fromNow = `/users/delta${query({ $select: select, $deltatoken: "latest" })}`;

/** If there are more pages before the first delta link, Graph did not understand `latest`. */
const mostPages = 10;

/**
 * The stream of changes, read as the app. Throws `directory-unavailable`, `directory-refused`, `throttled` and
 * `directory-answer-unexpected`, the last one also for a link that doesn't lead to this cloud's Graph.
 */
export function createDirectoryChanges({ graph }: { readonly graph: GraphClient }): DirectoryChanges {
  async function latest(): Promise<string> {
    let path = fromNow;
    for (let pages = 1; ; pages++) {
      const answer = await ask(graph, { actor: { kind: "app" }, path });
      const page = readPage(answer);
      if (!page.more) return page.next;
      if (pages === mostPages) throw unexpected(answer, "users/delta from latest has no end");
      path = page.next;
    }
  }

  async function read(link: string): Promise<ChangesPage> {
    const answer = await ask(graph, { actor: { kind: "app" }, path: link });
    if (!isOutdated(answer)) return readPage(answer);
    const location = answer.header("location");
    return { kind: "resync", next: answer.status === 410 && location !== undefined ? new URL(location, link).href : await latest() };
  }

  return { latest, read };
}

function readPage(answer: GraphAnswer): Extract<ChangesPage, { kind: "page" }> {
  const page = expectAnswer(deltaPage, answer, "users/delta");
  const following = page["@odata.nextLink"];
  const next = following ?? page["@odata.deltaLink"];
  if (next === undefined) throw unexpected(answer, "users/delta without a link to go on");
  return { kind: "page", changes: page.value, next, more: following !== undefined };
}

/** Graph answers 410, or for a token older than seven days "40x, e.g. syncStateNotFound". */
function isOutdated(answer: GraphAnswer): boolean {
  const code = graphError(answer).code.toLowerCase();
  return (
    answer.status === 410 ||
    ((answer.status === 400 || answer.status === 404) && /^syncstate(?:notfound|invalid)$|^resyncrequired$/.test(code))
  );
}
