import sinon from "sinon";
import type { Action } from "adaptivecards";
import { renderCard } from "../../../../../sandbox/web/page/card/render-card.js";
import type { SearchChoice } from "../../../../../sandbox/page-api/teams-api.ts";
import { card } from "../views.ts";

/** Draws a card with these elements on the page, and a button that records the collected inputs. */
export function drawnCard(body: readonly Record<string, unknown>[], found: readonly SearchChoice[] | Error = []) {
  const search = sinon.spy(async (_dataset: string, _query: string) => {
    if (found instanceof Error) throw found;
    return found;
  });
  const pressed: unknown[] = [];
  const onAction = (action: Action): void => {
    if (action instanceof AdaptiveCards.ExecuteAction) pressed.push(action.data);
  };
  const json = card({ body, actions: [{ type: "Action.Execute", title: "Send", verb: "send" }] });
  const drawn = renderCard(json, [], onAction, search);
  document.body.append(drawn.element);
  return { ...drawn, search, pressed };
}
