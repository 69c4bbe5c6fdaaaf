// An adapter on the standard streams, complete, in Go without packages, and behind it a toy desktop that offers three
// commands. `go build -o adapter adapter.go`, then `textdesk conform --self-test --desk stdio:./adapter`
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

var notOffered = strings.Fields(`SetMasking DeleteAsset DeleteQueue CustomerStop Offer StartOutbound Accept TypeReply
LineBreak Send OpenTransfer OpenConference Search Choose Refresh Confirm Cancel WithdrawRequest EndConference End
SubmitWrapUp DesktopView.popovers DesktopView.toasters DesktopView.desktop_notifications DesktopView.tasks
DesktopView.panes DesktopView.history CustomerView.conversation CustomerView.open`)
var instance = fmt.Sprintf("%d-%d", time.Now().UnixNano(), os.Getpid())

type object = map[string]any

var accepted = object{"answer": "Accepted"}

func refused(reason string) object { return object{"answer": "Refused", "reason": reason} }

// Lengths are in code points, as the port counts them; len counts bytes.
func isText(value any, least, most int) bool {
	text, ok := value.(string)
	count := utf8.RuneCountInString(text)
	return ok && least <= count && count <= most && !strings.ContainsRune(text, 0)
}

func isName(value any) bool { return isText(value, 1, 100) }
func isBlank(text string) bool {
	return strings.TrimFunc(text, func(sign rune) bool { return unicode.Is(unicode.White_Space, sign) }) == ""
}

var forms = map[string]map[string]func(any) bool{
	"SetStatus": {"agent": isName, "status": func(v any) bool { return v == "available" || v == "idle" || v == "rona" }},
	"CustomerText": {
		"number": isName, "asset": isName, "text": func(v any) bool { return isText(v, 0, 100_000) },
	},
	"Advance": {"seconds": func(v any) bool {
		number, _ := v.(json.Number)
		seconds, err := number.Int64()
		return err == nil && 0 <= seconds && seconds <= 31_536_000
	}},
}

// Yours stands here. It knows each agent's status, and what customers have written.
type text struct{ number, says string }
type toyDesktop struct {
	statuses map[string]string
	texts    map[string][]text
}

// A reset is never refused. Offering by itself, with automatic routing, is left for you: nobody misses anything here, and
// so nobody becomes RONA (GAP-1), which `textdesk conform` finds first.
func (desktop *toyDesktop) reset(configuration object) object {
	desktop.statuses, desktop.texts = map[string]string{}, map[string][]text{}
	for _, agent := range configuration["agents"].([]any) {
		desktop.statuses[agent.(string)] = "idle"
	}
	for _, asset := range configuration["assets"].([]any) {
		desktop.texts[asset.(object)["name"].(string)] = nil
	}
	return accepted
}

func (desktop *toyDesktop) apply(command object) object {
	kind, _ := command["command"].(string)
	form, whole := forms[kind]
	whole = whole && len(command) == len(form)+1
	for field, fits := range form {
		whole = whole && fits(command[field])
	}
	if !whole {
		return object{"answer": "Malformed", "problem": "The command is none of those offered, or not of its form."}
	}
	switch kind {
	case "SetStatus":
		agent, status := command["agent"].(string), command["status"].(string)
		old, known := desktop.statuses[agent]
		if !known {
			return refused("unknown_name")
		} else if status == "rona" {
			return refused("not_selectable")
		} else if status == old {
			return refused("already_so")
		}
		desktop.statuses[agent] = status
	case "CustomerText":
		asset, says := command["asset"].(string), command["text"].(string)
		texts, known := desktop.texts[asset]
		if !known {
			return refused("unknown_name")
		} else if isBlank(says) {
			return refused("blank")
		}
		desktop.texts[asset] = append(texts, text{command["number"].(string), says})
	}
	return accepted
}

func (desktop *toyDesktop) view(agent string) any {
	status, known := desktop.statuses[agent]
	if !known {
		return nil
	}
	return object{"agent": agent, "status": status, "label": status}
}

func (desktop *toyDesktop) customerView(customer, asset string) any {
	texts, known := desktop.texts[asset]
	if !known {
		return nil
	}
	messages := []object{} // nil would be null
	for _, each := range texts {
		if each.number == customer {
			messages = append(messages, object{"author": "customer", "text": each.says})
		}
	}
	return object{"messages": messages}
}

// --- the adapter: this much is needed for any desktop

func respond(desktop *toyDesktop, request object) object {
	told := object{"exchange": request["exchange"], "number": request["number"], "wire": "textdesk/1"}
	switch request["exchange"] {
	case "hello":
		told["instance"], told["not_offered"], told["test_desk"] = instance, notOffered, true
	case "reset":
		told["answer"] = desktop.reset(request["configuration"].(object))
	case "apply":
		told["answer"] = desktop.apply(request["command"].(object))
	case "advance":
		told["answer"] = desktop.apply(object{"command": "Advance", "seconds": request["seconds"]})
	case "view":
		told["view"] = desktop.view(request["agent"].(string))
	case "customer_view":
		told["view"] = desktop.customerView(request["customer"].(string), request["asset"].(string))
	default:
		told["exchange"], told["problem"] = "failed", "There is no such exchange."
	}
	return told
}

func main() {
	var desktop toyDesktop
	var last, answer []byte
	input := bufio.NewReader(os.Stdin)
	for {
		line, err := input.ReadBytes('\n')
		if err != nil {
			return
		}
		if !bytes.Equal(line, last) { // what is delivered twice is carried out once
			var request object
			decoder := json.NewDecoder(bytes.NewReader(line))
			decoder.UseNumber() // a float64 would write a large number otherwise than it came
			if err := decoder.Decode(&request); err != nil {
				panic("the request is no JSON object")
			}
			last = line
			answer, _ = json.Marshal(respond(&desktop, request))
		}
		os.Stdout.Write(append(answer, '\n'))
	}
}
