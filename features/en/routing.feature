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
      Given the conversation limit per agent is 1
      And agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      And customer "Doyun" texts "Hello, my parcel has not arrived."
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the queue "Billing" for customer "Hana"
      And agent "Minji" clicks Transfer in the dialog for customer "Hana"
      And agent "Jun" sets the status to "Available"
      Then agent "Jun" sees a request of customer "Doyun"
      And agent "Jun" sees no request of customer "Hana"
      When agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then agent "Minji" sees a request of customer "Hana"

    @GAP-2 @RULE-2
    Scenario: A missed conversation keeps its place at the head
      Given the conversation limit per agent is 1
      And agent "Minji" is Available
      And customer "Hana" texts "Hello, my parcel has not arrived."
      And customer "Doyun" texts "Hello, my parcel has not arrived."
      When 30 seconds go by
      And agent "Jun" sets the status to "Available"
      Then agent "Jun" sees a request of customer "Hana"
      And agent "Jun" sees no request of customer "Doyun"

    @RULE-22
    Scenario: A customer who leaves and texts again waits behind the others
      Given the conversation limit per agent is 1
      When customer "Hana" texts "Hello, my parcel has not arrived."
      And customer "Doyun" texts "Hello, my parcel has not arrived."
      And customer "Hana" leaves
      And customer "Hana" texts "It was due on Monday."
      And agent "Minji" sets the status to "Available"
      Then agent "Minji" sees a request of customer "Doyun"
      And agent "Minji" sees no request of customer "Hana"

    @RULE-1
    Scenario: With automatic routing nobody offers by hand
      Given customer "Hana" texts "Hello, my parcel has not arrived."
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then it is refused: "A conversation cannot be offered by hand while routing is automatic"

  Rule: An offer by hand needs a waiting conversation

    Scenario Outline: A conversation that is offered already, held or over cannot be offered
      Given conversations are offered by hand
      And agent "Minji" is Available
      And agent "Jun" is Available
      And <what has happened>
      When the system offers the conversation of customer "Hana" to agent "Jun"
      Then it is refused: "The conversation is not waiting in a queue"
      And agent "Jun" sees no request of customer "Hana"

      Examples:
        | what has happened                                                 |
        | agent "Minji" has the request of customer "Hana" on screen        |
        | agent "Minji" holds the conversation of customer "Hana"           |
        | agent "Minji" holds an outbound conversation with customer "Hana" |
        | agent "Minji" is in wrap-up for customer "Hana"                   |

    Scenario Outline: Nor can one in a transfer, in a conference or interrupted
      Given there is an agent "Seoyeon"
      And conversations are offered by hand
      And agent "Minji" is Available
      And agent "Jun" is Available
      And agent "Seoyeon" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      And <what has happened>
      When the system offers the conversation of customer "Hana" to agent "Seoyeon"
      Then it is refused: "The conversation is not waiting in a queue"
      And agent "Seoyeon" sees no request of customer "Hana"

      Examples:
        | what has happened                                                                |
        | agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun" |
        | agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"  |
        | agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"      |
        | the administrator deletes the asset "Main line"                                  |

    Scenario: A conversation that is over and wrapped up cannot be offered
      Given conversations are offered by hand
      And agent "Minji" is Available
      And agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then it is refused: "The conversation is not waiting in a queue"

  Rule: There is room for 500 conversations at a time

    @RULE-44
    Scenario: While there are 500, a text that would open another is refused
      Given 499 other customers wait in the queue
      And the conversation of customer "Doyun" waits in its queue
      When customer "Hana" texts "Hello, my parcel has not arrived."
      Then it is refused: "There is no room for another conversation"
      When customer "Doyun" leaves
      And customer "Hana" texts "Hello, my parcel has not arrived."
      Then the conversation of customer "Hana" is open

    @RULE-49
    Scenario: While there are 500, a blank text is refused for the room that is lacking
      Given 500 other customers wait in the queue
      When customer "Hana" texts " "
      Then it is refused: "There is no room for another conversation"

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
