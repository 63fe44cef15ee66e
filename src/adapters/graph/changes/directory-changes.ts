import type { ChangesPage, DirectoryChanges } from "../../../ports/directory-changes.ts";
import { ask } from "../requests/ask.ts";
import { deltaPage } from "./delta-page.ts";
import { expectAnswer, unexpected } from "../requests/graph-answer.ts";
import type { GraphAnswer } from "../requests/graph-answer.ts";
import type { GraphClient } from "../requests/graph-client.ts";
import { query } from "../requests/odata.ts";

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

  /** A link of another cloud is as dead as an outdated one. */
  async function read(link: string): Promise<ChangesPage> {
    if (!isGraphs(link)) return { kind: "resync", next: await latest() };
    const answer = await ask(graph, { actor: { kind: "app" }, path: link });
    if (!isOutdated(answer)) return readPage(answer);
    const location = answer.status === 410 ? URL.parse(answer.header("location") ?? "", link)?.href : undefined;
    return { kind: "resync", next: location !== undefined && location !== link && isGraphs(location) ? location : await latest() };
  }

  function isGraphs(link: string): boolean {
    return URL.parse(link)?.origin === URL.parse(graph.link("/"))?.origin;
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

/**
 * Graph answers 410, or for a token older than seven days "40x, e.g. syncStateNotFound" (Microsoft: Delta query overview). The codes aren't
 * listed anywhere, and a link that Graph refuses is refused again: so every 400 and 404 counts. The guests that changed meanwhile are found
 * by `check-guests`.
 */
function isOutdated({ status }: GraphAnswer): boolean {
  return status === 410 || status === 400 || status === 404;
}
