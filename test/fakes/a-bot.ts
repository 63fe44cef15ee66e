import { GuestlistBot } from "../../bot/bot.ts";
import type { Flows } from "../../src/flows/flows.ts";
import { patient } from "./action-call.ts";
import { RecordingLog } from "./recording-log.ts";
import { stubFlows } from "./stub-flows.ts";

/** A bot over stubbed flows, with its log and the calls of the flows that every turn makes. */
export function aBot(given: Partial<Flows> = {}) {
  const log = new RecordingLog();
  const asked: unknown[] = [];
  const heard: Partial<Flows> = {
    admitPerson: async (arrival) => (asked.push(["admit", arrival]), "admitted"),
    recordReceipt: async (key) => (asked.push(["receipt", key]), true),
    rememberConversation: async ({ id }) => void asked.push(["remember", id]),
    joinConversation: async ({ id }) => void asked.push(["join", id]),
    forgetConversation: async (id) => void asked.push(["forget", id]),
    ...given,
  };
  const bot = new GuestlistBot({ flows: stubFlows(heard), continuations: patient, log });
  return { bot, asked, log };
}
