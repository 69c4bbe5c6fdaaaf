Feature: The customer leaves
  A customer ends the conversation from the other side, by a keyword or by silence.

  Background:
    Given there is an agent "Minji"
    And there is an agent "Jun"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a queue "Delivery"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And conversations are offered by hand
    And agent "Minji" is Available
    And agent "Jun" is Available

  Rule: Before anybody has accepted, nothing is left behind

    @GAP-4 @RULE-21
    Scenario: A customer who waits leaves
      Given the conversation of customer "Hana" waits in its queue
      When customer "Hana" leaves
      Then the conversation of customer "Hana" is closed

    @GAP-4 @RULE-21
    Scenario: The request vanishes, without RONA and without wrap-up
      Given agent "Minji" has the request of customer "Hana" on screen
      When customer "Hana" leaves
      Then agent "Minji" sees no request of customer "Hana"
      And agent "Minji" has no task of customer "Hana"
      And the status of agent "Minji" is "Available"
      And the conversation of customer "Hana" is closed

  Rule: After acceptance every agent who holds it wraps up

    @GAP-4
    Scenario: The agent who holds the conversation wraps up
      Given agent "Minji" holds the conversation of customer "Hana"
      When customer "Hana" leaves
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And agent "Minji" has no compose box for customer "Hana"
      And the conversation of customer "Hana" is closed

    @RULE-20 @unless:joined-without-wrap-up
    Scenario: Both agents of a conference wrap up
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When customer "Hana" leaves
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the dialog "Wrap Up Reasons" is open before agent "Jun" for customer "Hana"
      And the conversation of customer "Hana" is closed

    @RULE-20
    Scenario: A conference request vanishes and only the inviting agent wraps up
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When customer "Hana" leaves
      Then agent "Jun" sees no request of customer "Hana"
      And agent "Jun" has no task of customer "Hana"
      And the status of agent "Jun" is "Available"
      And the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the conversation of customer "Hana" is closed

    @RULE-22
    Scenario: A customer who left a conference and texts again opens a new conversation
      Given agent "Minji" holds an outbound conversation with customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      And customer "Hana" leaves
      When customer "Hana" texts "Thank you!"
      Then the conversation of customer "Hana" is open
      And the number of messages that agent "Minji" sees in the chat with customer "Hana #1" is 1

    @RULE-21
    Scenario: A transfer request vanishes and the earlier wrap-up stands
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"
      When customer "Hana" leaves
      Then agent "Jun" sees no request of customer "Hana"
      And the status of agent "Jun" is "Available"
      And the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the conversation of customer "Hana" is closed

    @GAP-4 @RULE-21
    Scenario: A transferred customer who waits leaves
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to the queue "Delivery"
      When customer "Hana" leaves
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the conversation of customer "Hana" is closed

    @GAP-4 @RULE-21
    Scenario: A transferred customer who is offered again leaves
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to the queue "Delivery"
      And the system offers the conversation of customer "Hana" to agent "Jun"
      When customer "Hana" leaves
      Then agent "Jun" sees no request of customer "Hana"
      And agent "Jun" has no task of customer "Hana"
      And the conversation of customer "Hana" is closed

  Rule: What cannot be

    Scenario: Who has no open conversation cannot leave one
      When customer "Hana" leaves
      Then it is refused: "No conversation with this number is open on this asset"

    @RULE-23
    Scenario: A customer's blank text is refused
      When customer "Hana" texts " "
      Then it is refused: "A blank text cannot be sent"

    @RULE-47
    Scenario: A customer's text is blank only where Unicode says white space
      When customer "Hana" texts "\u2003\u3000" to the asset "Main line", escaped as in JSON
      Then it is refused: "A blank text cannot be sent"
      When customer "Hana" texts "\u001c" to the asset "Main line", escaped as in JSON
      Then the conversation of customer "Hana" is open

    @RULE-23
    Scenario: A blank text is refused at every stage of a conversation
      Given the conversation of customer "Hana" waits in its queue
      When customer "Hana" texts " "
      Then it is refused: "A blank text cannot be sent"
      When the system offers the conversation of customer "Hana" to agent "Minji"
      And customer "Hana" texts " "
      Then it is refused: "A blank text cannot be sent"
      When agent "Minji" clicks Accept in the request of customer "Hana"
      And customer "Hana" texts " "
      Then it is refused: "A blank text cannot be sent"

    @RULE-23
    Scenario: A blank text is refused while a transfer is under way
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"
      When customer "Hana" texts " "
      Then it is refused: "A blank text cannot be sent"

    @RULE-23
    Scenario: A blank text is refused around a conference
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When customer "Hana" texts " "
      Then it is refused: "A blank text cannot be sent"
      When agent "Jun" clicks Accept in the request of customer "Hana"
      And customer "Hana" texts " "
      Then it is refused: "A blank text cannot be sent"

    Scenario: A customer cannot leave an interrupted conversation
      Given agent "Minji" holds the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When customer "Hana" leaves
      Then it is refused: "Nothing can be delivered because the asset is deleted"
