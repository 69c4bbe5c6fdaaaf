// An adapter on the standard streams, complete, in Node without packages, and behind it a toy desktop that offers three
// commands. `textdesk conform --self-test --desk "stdio:node adapter.mjs"`

const NOT_OFFERED = `SetMasking DeleteAsset DeleteQueue CustomerStop Offer StartOutbound Accept TypeReply LineBreak Send
OpenTransfer OpenConference Search Choose Refresh Confirm Cancel WithdrawRequest EndConference End SubmitWrapUp
DesktopView.popovers DesktopView.toasters DesktopView.desktop_notifications DesktopView.tasks DesktopView.panes
DesktopView.history CustomerView.conversation CustomerView.open`.split(/\s+/);
const INSTANCE = `${Date.now()}-${process.pid}`;
const ACCEPTED = { answer: "Accepted" };
const refused = (reason) => ({ answer: "Refused", reason });

// Lengths are in code points, as the port counts them; a JavaScript string's own length is in UTF-16 units.
const isText = (value, least = 0, most = 100_000) =>
  typeof value === "string" && [...value].length >= least && [...value].length <= most && !/[\0\p{Surrogate}]/u.test(value);
export const isBlank = (text) => /^\p{White_Space}*$/u.test(text);
const FORMS = {
  SetStatus: { agent: (v) => isText(v, 1, 100), status: (v) => ["available", "idle", "rona"].includes(v) },
  CustomerText: { number: (v) => isText(v, 1, 100), asset: (v) => isText(v, 1, 100), text: (v) => isText(v) },
  Advance: { seconds: (v) => Number.isInteger(v) && v >= 0 && v <= 31_536_000 },
};

// Yours stands here. It knows each agent's status, and what customers have written.
class ToyDesktop {
  // A reset is never refused. Offering by itself, with automatic routing, is left for you: nobody misses anything here, and
  // so nobody becomes RONA (GAP-1), which `textdesk conform` finds first.
  reset({ agents, assets }) {
    this.statuses = new Map(agents.map((agent) => [agent, "idle"]));
    this.texts = new Map(assets.map((asset) => [asset.name, []]));
    return ACCEPTED;
  }

  apply({ command, ...parts }) {
    const form = Object.hasOwn(FORMS, command) ? FORMS[command] : { none: () => false };
    const whole = Object.keys(parts).length === Object.keys(form).length;
    if (!whole || !Object.entries(form).every(([field, fits]) => fits(parts[field])))
      return { answer: "Malformed", problem: "The command is none of those offered, or not of its form." };
    const { agent, status, number, asset, text } = parts;
    if (command === "SetStatus") {
      if (!this.statuses.has(agent)) return refused("unknown_name");
      if (status === "rona") return refused("not_selectable");
      if (this.statuses.get(agent) === status) return refused("already_so");
      this.statuses.set(agent, status);
    } else if (command === "CustomerText") {
      if (!this.texts.has(asset)) return refused("unknown_name");
      if (isBlank(text)) return refused("blank");
      this.texts.get(asset).push({ number, text });
    }
    return ACCEPTED;
  }

  view(agent) {
    const status = this.statuses.get(agent);
    return status === undefined ? null : { agent, status, label: status };
  }

  customerView(customer, asset) {
    if (!this.texts.has(asset)) return null;
    const mine = this.texts.get(asset).filter(({ number }) => number === customer);
    return { messages: mine.map(({ text }) => ({ author: "customer", text })) };
  }
}

// --- the adapter: this much is needed for any desktop

const desktop = new ToyDesktop();
const EXCHANGES = {
  hello: () => ({ instance: INSTANCE, not_offered: NOT_OFFERED, test_desk: true }),
  reset: (request) => ({ answer: desktop.reset(request.configuration) }),
  apply: (request) => ({ answer: desktop.apply(request.command) }),
  advance: (request) => ({ answer: desktop.apply({ command: "Advance", seconds: request.seconds }) }),
  view: (request) => ({ view: desktop.view(request.agent) }),
  customer_view: (request) => ({ view: desktop.customerView(request.customer, request.asset) }),
};

function respond(request) {
  const head = { exchange: request.exchange, number: request.number, wire: "textdesk/1" };
  if (!Object.hasOwn(EXCHANGES, request.exchange))
    return { ...head, exchange: "failed", problem: "There is no such exchange." };
  return { ...head, ...EXCHANGES[request.exchange](request) };
}

// Lines end with \n alone. Node's own readline would also end one at U+2028, which JSON does not escape.
let rest = "";
let last = [null, ""];
process.stdin.setEncoding("utf8").on("data", (data) => {
  const lines = (rest + data).split("\n");
  rest = lines.pop();
  for (const line of lines) {
    // What is delivered twice is carried out once.
    if (line !== last[0]) last = [line, JSON.stringify(respond(JSON.parse(line)))];
    process.stdout.write(`${last[1]}\n`);
  }
});
