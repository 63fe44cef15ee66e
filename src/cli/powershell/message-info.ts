import { namedMembers, readJsonParameter, textMember, wrong } from "./json-parameter.ts";
import type { JsonShape } from "./json-parameter.ts";

/** The message of an invitation, as `invite` takes it. */
export interface MessageInfo {
  readonly message?: string;
  readonly messageLanguage?: string;
  readonly cc?: string;
}

/** Graph's invitedUserMessageInfo (https://learn.microsoft.com/graph/api/resources/invitedusermessageinfo). */
const shape: JsonShape = {
  parameter: "-InvitedUserMessageInfo",
  names: ["customizedMessageBody", "messageLanguage", "ccRecipients"],
  example: '{"customizedMessageBody":"Welcome!","messageLanguage":"fr-FR","ccRecipients":[{"emailAddress":{"address":"lee@contoso.com"}}]}',
};

const recipientShape: JsonShape = { ...shape, names: ["emailAddress"] };
const addressShape: JsonShape = { ...shape, names: ["address", "name"] };

/** @throws CommandFailure `usage` */
export function readMessageInfo(text: string): MessageInfo {
  return messageInfoOf(readJsonParameter(text, shape));
}

/** The same object as a part of `-BodyParameter`. @throws CommandFailure `usage` */
export function messageInfoIn(value: unknown): MessageInfo {
  return value === undefined ? {} : messageInfoOf(namedMembers(value, shape));
}

function messageInfoOf(members: Readonly<Record<string, unknown>>): MessageInfo {
  const message = textMember(members, "customizedMessageBody", shape);
  const messageLanguage = textMember(members, "messageLanguage", shape);
  const cc = ccOf(members["ccRecipients"]);
  return {
    ...(message !== undefined && { message }),
    ...(messageLanguage !== undefined && { messageLanguage }),
    ...(cc !== undefined && { cc }),
  };
}

/** Graph takes one address only, although it is a list. */
function ccOf(recipients: unknown): string | undefined {
  const list: readonly unknown[] = Array.isArray(recipients) ? recipients : recipients === undefined ? [] : [recipients];
  if (list.length > 1) throw wrong(shape, "has several ccRecipients; Microsoft takes one.");
  const [recipient] = list;
  if (recipient === undefined || typeof recipient === "string") return recipient;
  const { emailAddress } = namedMembers(recipient, recipientShape);
  return textMember(namedMembers(emailAddress, addressShape), "address", shape);
}
