import { z } from "zod";
import { createDirectory } from "../../../../src/adapters/graph/directory.ts";
import { createDirectoryChanges } from "../../../../src/adapters/graph/changes/directory-changes.ts";
import { createGraphClient } from "../../../../src/adapters/graph/requests/graph-client.ts";
import { createHttpRetry } from "../../../../src/adapters/http-retry.ts";
import type { Actor } from "../../../../src/ports/identity.ts";
import { id } from "../../../build/ids.ts";
import { FakeClock } from "../../../fakes/fake-clock.ts";
import { finishOn } from "../../../fakes/finish-on.ts";
import { scriptedFetch } from "../../../fakes/scripted-fetch.ts";
import type { FetchStep, ScriptedAnswer, SentRequest } from "../../../fakes/scripted-fetch.ts";

export const asApp: Actor = { kind: "app" };
export const asAda: Actor = { kind: "person", id: id("ada"), accessToken: "token-of-ada" };

/** The real adapter and a Graph that plays the steps; `finish` advances the clock until the call is over. */
export function graphUnderTest(...steps: readonly FetchStep[]) {
  const clock = new FakeClock();
  const retry = createHttpRetry({ clock, limits: { spreadMs: 0 } });
  const { fetch, sent } = scriptedFetch(...steps);
  const graph = createGraphClient({
    cloud: { graphRoot: "https://graph.example" },
    retry,
    newId: () => clock.newId(),
    appToken: async () => "token-of-app",
    fetch,
  });
  const finish = finishOn(clock);
  return {
    clock,
    sent,
    finish,
    graph,
    retry,
    directory: createDirectory({ graph, retry, clock }),
    changes: createDirectoryChanges({ graph }),
  };
}

/** The answer to a batch: each item by its id, in the reverse order of the request. */
export function batchOf(items: Readonly<Record<string, ScriptedAnswer>>): ScriptedAnswer {
  const responses = Object.entries(items).map(([item, { status = 200, body, headers }]) => ({ id: item, status, headers, body }));
  return { body: { responses: responses.toReversed() } };
}

export function problem(status: number, code: string, message = "Ada Lovelace, ada@contoso.com"): ScriptedAnswer {
  return { status, body: { error: { code, message, innerError: { "request-id": "inner" } } } };
}

/** The tenant's allow or deny list of domains, as beta returns it. */
export function domainList(lists: object): ScriptedAnswer {
  const definition = [JSON.stringify({ B2BManagementPolicy: { InvitationsAllowedAndBlockedDomainsPolicy: lists } })];
  return {
    body: {
      value: [
        { isOrganizationDefault: false, definition: ["{}"] },
        { isOrganizationDefault: true, definition },
      ],
    },
  };
}

const batch = z.object({ requests: z.array(z.object({ id: z.string(), url: z.string() })) });

/** The requests in a batch. */
export function itemsOf(request: SentRequest | undefined): readonly { readonly id: string; readonly url: string }[] {
  return batch.parse(request?.body).requests;
}
