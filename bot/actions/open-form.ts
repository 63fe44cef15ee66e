import { z } from "zod";
import type { Answer } from "../answer.ts";
import type { ActionCall } from "../action.ts";
import { postForm } from "../answers/post-form.ts";

const schema = z.looseObject({ email: z.string().catch("") });

/** "Invite a partner" on the help and status cards: posts a form. */
export async function openForm(call: ActionCall): Promise<Answer> {
  const { email } = schema.parse(call.press.data);
  const { turn } = call.press;
  return postForm(call, await call.flows.openForm(turn.person, email, turn));
}
