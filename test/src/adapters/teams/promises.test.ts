import assert from "node:assert/strict";
import type { Teams } from "../../../../src/adapters/teams/create-teams.ts";
import { aDraft } from "../../../build/a-draft.ts";
import { invited } from "../../../build/in-state.ts";
import { person } from "../../../build/person.ts";
import { notifierUnderTest } from "./notifier-under-test.ts";

const invitation = invited();
const { conversation } = invitation.home;
const hearer = { as: "colleague", person: person({ name: "Megan Bowen" }), conversation } as const;
const posted = { status: 201, body: { id: "1700000000009" } };
const truth = /I can't see who accepts: an administrator has to allow it\.|An administrator must allow me to see who signs in\./;

/** Everything that the bot sends by itself and that usually promises news of an acceptance. */
const messages: Readonly<Record<string, readonly [send: (teams: Teams) => Promise<unknown>, promise: string]>> = {
  "the living card": [({ cards }) => cards.edit("home", invitation, { people: [] }), "I'll tell you here."],
  "the notice to a colleague": [({ notifier }) => notifier.sendNotice(invitation, "invited", hearer), "I'll tell you when they accept."],
  "the welcome": [
    ({ notifier }) => notifier.welcome(conversation, { locale: "en-US", botName: "Guestlist" }),
    "and tell you the moment they accept.",
  ],
  "a form that goes on in the chat": [
    ({ notifier }) => notifier.postForm(conversation, aDraft(), { defaultRedirectUrl: "https://contoso.com", inChannel: false }),
    "now and when the partner accepts.",
  ],
};

describe("What the bot sends by itself promises news of an acceptance only if it can see who accepts:", () => {
  const under = notifierUnderTest(conversation);
  afterEach(() => under.close());

  for (const [what, [send, promise]] of Object.entries(messages)) {
    it(what, async () => {
      await send(await under.speaking(posted));
      const usual = under.requests()[0]?.body ?? "";
      assert.deepEqual([usual.includes(promise), truth.test(usual)], [true, false]);
      await under.close();
      under.deafen();
      await send(await under.speaking(posted));
      const other = under.requests()[0]?.body ?? "";
      assert.deepEqual([other.includes(promise), truth.test(other)], [false, true]);
    });
  }
});
