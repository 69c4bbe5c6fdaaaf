Feature: Starting a conversation
  An agent writes to a customer first.

  Background:
    Given there is an agent "Minji"
    And there is an agent "Jun"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana" with the number "+12025550101"
    And conversations are offered by hand
    And the RONA time-out is 30 seconds
    And the conversation limit per agent is 1

  Rule: The agent holds the conversation at once

    @RULE-35
    Scenario: Starting opens the pane and announces the number for the moment
      Given agent "Minji" is Available
      When agent "Minji" starts an outbound conversation with customer "Hana"
      Then the interaction pane of customer "Hana" opens for agent "Minji"
      And agent "Minji" sees the outbound number "********0101" of customer "Hana", with nothing to accept
      When 5 seconds go by
      Then agent "Minji" sees no request of customer "Hana"

    @SEND-2
    Scenario: The customer receives the first message
      Given agent "Minji" is Available
      And agent "Minji" holds an outbound conversation with customer "Hana"
      When agent "Minji" types "I will look into it for you." to customer "Hana"
      And agent "Minji" clicks Send to customer "Hana"
      Then customer "Hana" has received only "I will look into it for you."

    @RULE-43 @unless:literal-drop
    Scenario: Its transfer, once dropped, goes back to the queue of its asset
      Given agent "Minji" is Available
      And agent "Jun" is Available
      When agent "Minji" starts an outbound conversation with customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the agent "Jun" for customer "Hana"
      And agent "Minji" clicks Transfer in the dialog for customer "Hana"
      And 30 seconds go by
      And agent "Jun" sets the status to "Available"
      And the system offers the conversation of customer "Hana" to agent "Jun"
      Then the request of customer "Hana" shows agent "Jun" the queue name "Billing"

  Rule: Who may start one

    @RULE-35
    Scenario: An Idle agent cannot start a conversation
      When agent "Minji" starts an outbound conversation with customer "Hana"
      Then it is refused: "The status of the agent does not allow this"

    @RULE-35
    Scenario: An agent in RONA may start a conversation
      Given there is a customer "Doyun"
      And agent "Minji" is Available
      And agent "Minji" has missed the request of customer "Doyun"
      When agent "Minji" starts an outbound conversation with customer "Hana"
      Then the interaction pane of customer "Hana" opens for agent "Minji"

    @GAP-3 @RULE-10
    Scenario: An agent at the limit cannot start a conversation
      Given there is a customer "Doyun"
      And agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Doyun"
      When agent "Minji" starts an outbound conversation with customer "Hana"
      Then it is refused: "There is no room for another conversation"

    Scenario Outline: A customer with an open conversation is not written to anew
      Given agent "Minji" is Available
      And agent "Jun" is Available
      And <what has happened>
      When agent "Minji" starts an outbound conversation with customer "Hana"
      Then it is refused: "A conversation with this number on this asset is open already"
      And agent "Minji" has no task of customer "Hana"

      Examples:
        | what has happened                                        |
        | the conversation of customer "Hana" waits in its queue   |
        | agent "Jun" has the request of customer "Hana" on screen |
        | agent "Jun" holds the conversation of customer "Hana"    |

    Scenario Outline: Nor is one whose conversation is in a transfer or in a conference
      Given there is an agent "Seoyeon"
      And agent "Minji" is Available
      And agent "Jun" is Available
      And agent "Seoyeon" is Available
      And agent "Jun" holds the conversation of customer "Hana"
      And <what has happened>
      When agent "Minji" starts an outbound conversation with customer "Hana"
      Then it is refused: "A conversation with this number on this asset is open already"
      And agent "Minji" has no task of customer "Hana"

      Examples:
        | what has happened                                                                  |
        | agent "Jun" has transferred the conversation of customer "Hana" to agent "Seoyeon" |
        | agent "Jun" has asked agent "Seoyeon" to join the conversation of customer "Hana"  |
        | agent "Seoyeon" has joined agent "Jun" in the conversation of customer "Hana"      |

    @RULE-49
    Scenario: A customer whose conversation is interrupted is not written to, because the asset is deleted
      Given agent "Minji" is Available
      And agent "Jun" is Available
      And agent "Jun" holds the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Minji" starts an outbound conversation with customer "Hana"
      Then it is refused: "Nothing can be delivered because the asset is deleted"
      And agent "Minji" has no task of customer "Hana"
