import { isMentioned } from "../../teams/chats/is-mentioned.ts";
import type { Message } from "../../teams/chats/message.ts";
import { signInButtonOf } from "../../teams/chats/oauth-card.ts";
import type { TeamsPerson } from "../../teams/chats/people.ts";
import { CARD_BROKEN } from "../../teams/client/teams-words.ts";
import type { MessageView } from "../../page-api/api.ts";
import { signInLink } from "./sign-in-link.ts";
import type { SignInButton } from "../../page-api/teams-api.ts";

/** A message as one person sees it: with their own card if Action.Execute returned one (Microsoft: Universal Actions). */
export function messageView(message: Message, viewer: TeamsPerson): MessageView {
  const { id, conversation, root, from, at, editedAt, content, problem, brokenFor, views } = message;
  return {
    id,
    conversation,
    root,
    from,
    at,
    editedAt,
    text: content.text,
    mentions: content.mentions.map((mention) => ({ text: mention.text, name: mention.name, isMe: isMentioned(viewer, mention) })),
    card: views.get(viewer.id) ?? content.card,
    problem: from.id === viewer.id ? problem : null,
    cardProblem: brokenFor.has(viewer.id) ? CARD_BROKEN : null,
    signIn: signInOf(message, viewer),
    ...(message.onlyFor === null ? {} : { onlyForMe: true }),
  };
}

function signInOf({ content, signInFor }: Message, viewer: TeamsPerson): SignInButton | null {
  const button = content.oauth && signInFor.has(viewer.id) ? signInButtonOf(content.oauth) : null;
  return button && { ...button, url: signInLink(button.url) };
}
