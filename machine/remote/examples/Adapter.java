// An adapter on the standard streams, complete, in Java without libraries, and behind it a toy desktop that offers three
// commands. `textdesk conform --self-test --desk "stdio:java Adapter.java"`, with a JDK of version 17 or later.

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

public final class Adapter {
    static final List<String> NOT_OFFERED = List.of("""
            SetMasking DeleteAsset DeleteQueue CustomerStop Offer StartOutbound Accept TypeReply LineBreak Send
            OpenTransfer OpenConference Search Choose Refresh Confirm Cancel WithdrawRequest EndConference End
            SubmitWrapUp DesktopView.popovers DesktopView.toasters DesktopView.desktop_notifications
            DesktopView.tasks DesktopView.panes DesktopView.history CustomerView.conversation CustomerView.open"""
            .split("\\s+"));
    static final String INSTANCE = System.nanoTime() + "-" + ProcessHandle.current().pid();
    static final Map<String, Object> ACCEPTED = Map.of("answer", "Accepted");

    static Map<String, Object> refused(String reason) {
        return Map.of("answer", "Refused", "reason", reason);
    }

    // Lengths are in code points, as the port counts them; a String's own length is in UTF-16 units.
    static boolean isText(Object value, int least, int most) {
        if (!(value instanceof String text)) return false;
        long count = text.codePoints().count();
        return least <= count && count <= most && text.codePoints().noneMatch(c -> c == 0 || 0xD800 <= c && c <= 0xDFFF);
    }

    static boolean isName(Object value) {
        return isText(value, 1, 100);
    }

    static boolean isBlank(String text) {
        return text.matches("\\p{IsWhite_Space}*");
    }

    static final Map<String, Map<String, Predicate<Object>>> FORMS = Map.of(
            "SetStatus", Map.of("agent", Adapter::isName, "status", List.of("available", "idle", "rona")::contains),
            "CustomerText", Map.of(
                    "number", Adapter::isName, "asset", Adapter::isName, "text", v -> isText(v, 0, 100_000)),
            "Advance", Map.of("seconds", v -> v instanceof Long seconds && 0 <= seconds && seconds <= 31_536_000));

    /** Yours stands here. It knows each agent's status, and what customers have written. */
    static final class ToyDesktop {
        record Text(String number, String says) {}

        private final Map<String, String> statuses = new HashMap<>();
        private final Map<String, List<Text>> texts = new HashMap<>();

        /**
         * Starts over. A reset is never refused. Offering by itself, with automatic routing, is left for you: nobody
         * misses anything here, and so nobody becomes RONA (GAP-1), which `textdesk conform` finds first.
         */
        Map<String, Object> reset(Map<String, Object> configuration) {
            statuses.clear();
            texts.clear();
            for (Object agent : (List<?>) configuration.get("agents")) statuses.put((String) agent, "idle");
            for (Object asset : (List<?>) configuration.get("assets"))
                texts.put((String) object(asset).get("name"), new ArrayList<>());
            return ACCEPTED;
        }

        Map<String, Object> apply(Map<String, Object> command) {
            Map<String, Predicate<Object>> form =
                    command.get("command") instanceof String kind ? FORMS.get(kind) : null;
            if (form == null || command.size() != form.size() + 1
                    || !form.entrySet().stream().allMatch(each -> each.getValue().test(command.get(each.getKey()))))
                return Map.of("answer", "Malformed",
                        "problem", "The command is none of those offered, or not of its form.");
            switch ((String) command.get("command")) {
                case "SetStatus" -> {
                    String agent = (String) command.get("agent"), status = (String) command.get("status");
                    if (!statuses.containsKey(agent)) return refused("unknown_name");
                    if (status.equals("rona")) return refused("not_selectable");
                    if (status.equals(statuses.put(agent, status))) return refused("already_so");
                }
                case "CustomerText" -> {
                    String asset = (String) command.get("asset"), says = (String) command.get("text");
                    if (!texts.containsKey(asset)) return refused("unknown_name");
                    if (isBlank(says)) return refused("blank");
                    texts.get(asset).add(new Text((String) command.get("number"), says));
                }
                default -> { }
            }
            return ACCEPTED;
        }

        Object view(String agent) {
            String status = statuses.get(agent);
            return status == null ? null : Map.of("agent", agent, "status", status, "label", status);
        }

        Object customerView(String customer, String asset) {
            if (!texts.containsKey(asset)) return null;
            return Map.of("messages", texts.get(asset).stream().filter(each -> each.number.equals(customer))
                    .map(each -> Map.of("author", "customer", "text", each.says)).toList());
        }
    }

    // --- the adapter: this much is needed for any desktop

    static Map<String, Object> respond(ToyDesktop desktop, Map<String, Object> request) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("exchange", request.get("exchange"));
        told.put("number", request.get("number"));
        told.put("wire", "textdesk/1");
        switch ((String) request.get("exchange")) {
            case "hello" ->
                told.putAll(Map.of("instance", INSTANCE, "not_offered", NOT_OFFERED, "test_desk", true));
            case "reset" -> told.put("answer", desktop.reset(object(request.get("configuration"))));
            case "apply" -> told.put("answer", desktop.apply(object(request.get("command"))));
            case "advance" ->
                told.put("answer", desktop.apply(Map.of("command", "Advance", "seconds", request.get("seconds"))));
            case "view" -> told.put("view", desktop.view((String) request.get("agent")));
            case "customer_view" -> told.put("view",
                    desktop.customerView((String) request.get("customer"), (String) request.get("asset")));
            default -> told.putAll(Map.of("exchange", "failed", "problem", "There is no such exchange."));
        }
        return told;
    }

    public static void main(String[] arguments) throws IOException {
        ToyDesktop desktop = new ToyDesktop();
        InputStream input = new BufferedInputStream(System.in);
        String last = null;
        byte[] answer = {};
        for (String line = line(input); line != null; line = line(input)) {
            if (!line.equals(last)) { // what is delivered twice is carried out once
                last = line;
                answer = (write(respond(desktop, object(new Reader(line).value()))) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
            }
            System.out.write(answer);
            System.out.flush();
        }
    }

    /** Lines end with \n alone; Java's own readers also end one at \r. */
    static String line(InputStream input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int each = input.read(); each >= 0; each = input.read()) {
            if (each == '\n') return bytes.toString(StandardCharsets.UTF_8);
            bytes.write(each);
        }
        return null;
    }

    // --- JSON, which Java does not have; with a library of yours this goes

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    static String write(Object value) {
        if (value instanceof Map<?, ?> map)
            return map.entrySet().stream().map(each -> write(each.getKey()) + ":" + write(each.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        if (value instanceof List<?> list)
            return list.stream().map(Adapter::write).collect(Collectors.joining(",", "[", "]"));
        if (!(value instanceof String text)) return String.valueOf(value);
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : text.toCharArray())
            if (each == '"' || each == '\\') quoted.append('\\').append(each);
            else if (each < ' ' || Character.isSurrogate(each)) quoted.append("\\u%04x".formatted((int) each));
            else quoted.append(each);
        return quoted.append('"').toString();
    }

    /** Reads what the kit sends: whole JSON, so that what is not checked here is not wrong. */
    static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Object value() {
            char first = next();
            switch (first) {
                case '{': {
                    Map<String, Object> map = new LinkedHashMap<>();
                    for (at++; next() != '}'; skip(',')) {
                        String key = (String) value();
                        skip(':');
                        map.put(key, value());
                    }
                    at++;
                    return map;
                }
                case '[': {
                    List<Object> list = new ArrayList<>();
                    for (at++; next() != ']'; skip(',')) list.add(value());
                    at++;
                    return list;
                }
                case '"':
                    return string();
                default:
                    int start = at;
                    while (at < text.length() && ",]} ".indexOf(text.charAt(at)) < 0) at++;
                    String word = text.substring(start, at);
                    if (word.equals("null")) return null;
                    if (word.equals("true") || word.equals("false")) return word.equals("true");
                    return word.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(word) : (Object) Double.valueOf(word);
            }
        }

        private char next() {
            while (text.charAt(at) == ' ') at++;
            return text.charAt(at);
        }

        private void skip(char sign) {
            if (next() == sign) at++;
        }

        private String string() {
            StringBuilder read = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                if (text.charAt(at) != '\\') {
                    read.append(text.charAt(at));
                    continue;
                }
                char escaped = text.charAt(++at);
                int known = "bfnrt".indexOf(escaped);
                if (escaped == 'u') {
                    read.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                } else read.append(known < 0 ? escaped : "\b\f\n\r\t".charAt(known));
            }
            at++;
            return read.toString();
        }
    }
}
