import { z } from "zod";
import { ask } from "../requests/ask.ts";
import { expectAnswer } from "../requests/graph-answer.ts";
import type { GraphClient } from "../requests/graph-client.ts";
import { isRefused } from "./team-roster.ts";

const settings = z.object({ value: z.array(z.object({ values: z.array(z.object({ name: z.string(), value: z.string().nullish() })) })) });

/**
 * Whether owners may add guests: the tenant's setting and the group's own, which a sensitivity label sets, must both allow it. Without a
 * setting it is allowed (Microsoft: Microsoft Entra cmdlets for group settings).
 */
export async function readGuestSettings(graph: GraphClient, groupId: string): Promise<boolean | "not-checked"> {
  const paths = [`/groups/${encodeURIComponent(groupId)}/settings`, "/groupSettings"];
  const answers = await Promise.all(paths.map((path) => ask(graph, { actor: { kind: "app" }, path })));
  if (answers.some(isRefused)) return "not-checked";
  const values = answers.flatMap((answer) => expectAnswer(settings, answer, "group settings").value.flatMap((one) => one.values));
  return !values.some(({ name, value }) => name === "AllowToAddGuests" && value?.toLowerCase() === "false");
}
