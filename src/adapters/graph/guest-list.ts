import { z } from "zod";
import type { GuestList } from "../../ports/directory.ts";
import { ask } from "./requests/ask.ts";
import { expectAnswer } from "./requests/graph-answer.ts";
import type { GraphClient } from "./requests/graph-client.ts";
import { query } from "./requests/odata.ts";

const pageOfUsers = z.object({ value: z.array(z.record(z.string(), z.unknown())), "@odata.nextLink": z.string().optional() });

/** Lists the guests of the tenant page by page (https://learn.microsoft.com/graph/api/user-list). */
export function createGuestList({ graph }: { readonly graph: GraphClient }): GuestList {
  return {
    async read(actor, question) {
      const path =
        question.kind === "next"
          ? question.link
          : `/users${query({ $filter: question.filter ?? "userType eq 'Guest'", $select: question.select.join(","), $top: String(question.pageSize) })}`;
      const { value, "@odata.nextLink": next } = expectAnswer(pageOfUsers, await ask(graph, { actor, path }), "users");
      return { guests: value, ...(next !== undefined && { next }) };
    },
  };
}
