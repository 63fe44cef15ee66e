import assert from "node:assert/strict";
import { commandNames } from "../../../bot/command.ts";
import { readTurn } from "../../../bot/turn.ts";
import { findCommand } from "../../../bot/wordings/find-command.ts";
import { languages } from "../../../src/texts/locale.ts";
import { textsFor } from "../../../src/texts/texts.ts";
import { channelMessage, message, teamsIds } from "../../build/activities.ts";
import type { GivenActivity } from "../../build/activities.ts";

const name = "Guests & Partners";
const recipient = { id: teamsIds.bot, name };
const mentioned = { id: teamsIds.bot, name };
const quotedReply = { type: "quotedReply", quotedReply: { messageId: "1795951662907" } };
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const html = (content: string) => [{ contentType: "text/html", content }];
const span = `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${escaped(name)}</span>`;
const reply = '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply"><p>status kim@fabrikam.com</p></blockquote>';

/** The shapes that a command has on its way through Teams. */
const wrapped: Readonly<Record<string, (said: string) => GivenActivity>> = {
  "behind a quoted message": (said) => ({ text: `<quoted messageId="1795951662907"/> ${said}`, entities: [quotedReply] }),
  "behind a quoted message with its text": (said) => ({
    text: `<quoted messageId="1">status</quoted>\r\n${said}`,
    entities: [quotedReply],
  }),
  "behind a quoted message and a mention": (said) => ({
    text: `<quoted messageId="1"/> <at>${name}</at>&nbsp;${said}`,
    entities: [quotedReply, { type: "mention", text: `<at>${name}</at>`, mentioned }],
  }),
  "behind a mention whose entity has no text": (said) => ({
    text: `<at>${escaped(name)}</at>&nbsp;${said}`,
    entities: [{ type: "mention", mentioned }],
  }),
  "behind a mention whose entity isn't escaped": (said) => ({
    text: `<at>${escaped(name)}</at>&nbsp;${said}`,
    entities: [{ type: "mention", text: `<at>${name}</at>`, mentioned }],
  }),
  "behind a mention with a number": (said) => ({
    text: `<at id="0">${escaped(name)}</at> ${said}`,
    entities: [{ type: "mention", mentioned }],
  }),
  "behind a mention by an older name": (said) => ({ text: `<at>Guestlist</at> ${said}`, entities: [{ type: "mention", mentioned }] }),
  "in the HTML alone": (said) => ({ text: "", attachments: html(`<div>${escaped(said)}</div>`) }),
  "in the HTML alone, behind a mention": (said) => ({
    text: `<at>${name}</at> `,
    entities: [{ type: "mention", text: `<at>${name}</at>`, mentioned }],
    attachments: html(`<p>${span}&nbsp;${escaped(said)}</p>`),
  }),
  "in the HTML alone, behind a quoted message": (said) => ({ text: undefined, attachments: html(`${reply}<p>${escaped(said)}</p>`) }),
  "in both": (said) => ({ text: said, attachments: html(`<p>${escaped(said)}</p>`) }),
};

const commands = languages.flatMap((language) => {
  const { t } = textsFor(language);
  return commandNames.flatMap((command) => [t(`commands.${command}.title`), t(`commands.${command}.example`)]);
});

describe("A command that Teams wraps", () => {
  for (const [how, wrap] of Object.entries(wrapped)) {
    it(`is found ${how}, in every language and everywhere`, () => {
      for (const said of new Set(commands)) {
        const plain = findCommand(readTurn(message({ text: said }))?.text ?? "");
        assert.notEqual(plain, undefined);
        for (const arrives of [message, channelMessage]) {
          const turn = readTurn(arrives({ entities: [], recipient, ...wrap(said) }));
          assert.deepEqual(findCommand(turn?.text ?? ""), plain, said);
        }
      }
    });
  }
});
