Feature: Offering conversations automatically
  With automatic routing the longest waiting customer goes to the agent who has waited longest for a request.

  Background:
    Given there is an agent "Minji"
    And there is an agent "Jun"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And there is a customer "Doyun"
    And conversations are offered automatically
    And the RONA time-out is 30 seconds

  Rule: Whoever waited longest comes first

    @OFFER-1
    Scenario: A text reaches an Available agent at once
      Given agent "Minji" is Available
      When customer "Hana" texts "Hello, my parcel has not arrived."
      Then agent "Minji" sees a request of customer "Hana"

    @OFFER-1 @AVAIL-1
    Scenario: A text waits until an agent becomes Available
      When customer "Hana" texts "Hello, my parcel has not arrived."
      Then agent "Minji" sees no request of customer "Hana"
      When agent "Minji" sets the status to "Available"
      Then agent "Minji" sees a request of customer "Hana"

    @OFFER-1
    Scenario: The agent who waited longest for a request gets it
      Given agent "Jun" is Available
      And agent "Minji" is Available
      When customer "Hana" texts "Hello, my parcel has not arrived."
      Then agent "Jun" sees a request of customer "Hana"
      And agent "Minji" sees no request of customer "Hana"
      When customer "Doyun" texts "Hello, my parcel has not arrived."
      Then agent "Minji" sees a request of customer "Doyun"
      And agent "Jun" sees no request of customer "Doyun"

    @GAP-2
    Scenario: A missed request goes on to the next agent
      Given agent "Minji" is Available
      And customer "Hana" texts "Hello, my parcel has not arrived."
      And agent "Jun" is Available
      When 30 seconds go by
      Then agent "Minji" sees no request of customer "Hana"
      And agent "Jun" sees a request of customer "Hana"

    @RULE-2
    Scenario: A conversation transferred to a queue waits behind those already there
      Given the most conversations an agent has at a time is 1
      And agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      And customer "Doyun" texts "Hello, my parcel has not arrived."
      And agent "Minji" has transferred the conversation of customer "Hana" to the queue "Billing"
      When agent "Jun" sets the status to "Available"
      Then agent "Jun" sees a request of customer "Doyun"
      And agent "Jun" sees no request of customer "Hana"

    @GAP-2 @RULE-2
    Scenario: A missed conversation keeps its place at the head
      Given the most conversations an agent has at a time is 1
      And agent "Minji" is Available
      And customer "Hana" texts "Hello, my parcel has not arrived."
      And customer "Doyun" texts "Hello, my parcel has not arrived."
      And 30 seconds go by
      When agent "Jun" sets the status to "Available"
      Then agent "Jun" sees a request of customer "Hana"
      And agent "Jun" sees no request of customer "Doyun"

    @RULE-1
    Scenario: With automatic routing nobody offers by hand
      Given customer "Hana" texts "Hello, my parcel has not arrived."
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then it is refused: "A conversation cannot be offered by hand while routing is automatic"

  Rule: An offer by hand needs a waiting conversation

    Scenario: A conversation that is held cannot be offered
      Given conversations are offered by hand
      And agent "Minji" is Available
      And agent "Jun" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      When the system offers the conversation of customer "Hana" to agent "Jun"
      Then it is refused: "The conversation is not waiting in a queue"

  Rule: A queue is deleted only when nothing needs it

    @RULE-27
    Scenario: A queue that an asset leads to stays
      When the administrator deletes the queue "Billing"
      Then it is refused: "It cannot be deleted while an open conversation or a live asset needs it"

    @RULE-27
    Scenario: A queue is deleted once only
      Given there is a queue "Delivery"
      And the administrator deletes the queue "Delivery"
      When the administrator deletes the queue "Delivery"
      Then it is refused: "It is deleted already"

  Rule: Unknown names are refused

    @RULE-34
    Scenario: An agent whom nobody knows has no status
      When agent "Seoyeon" sets the status to "Available"
      Then it is refused: "No such name is configured"

    Scenario: The clock does not go back
      When -1 seconds go by
      Then it is refused as malformed
