Feature: An asset is deleted
  An administrator deletes the asset that customers write to, while conversations are under way.

  Background:
    Given there is an agent "Minji"
    And there is an agent "Jun"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And conversations are offered by hand
    And agent "Minji" is Available
    And agent "Jun" is Available

  Rule: A held conversation is interrupted and its agent must end it

    @ASSET-1 @ASSET-2 @ASSET-3 @ASSET-4
    Scenario: The documented procedure, from the alert to the wrap-up
      Given agent "Minji" holds the conversation of customer "Hana"
      When the administrator deletes the asset "Main line"
      Then agent "Minji" sees the alert that the asset of customer "Hana" was deleted
      When agent "Minji" types "I will look into it for you." to customer "Hana"
      Then it is refused: "The conversation is interrupted and cannot be carried on"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the conversation of customer "Hana" is closed

    @ASSET-2
    Scenario: The alert stays until the agent ends the conversation
      Given agent "Minji" holds the conversation of customer "Hana"
      When the administrator deletes the asset "Main line"
      And 3600 seconds go by
      Then agent "Minji" sees the alert that the asset of customer "Hana" was deleted
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then agent "Minji" sees no alert for customer "Hana"

    @ASSET-3 @GAP-11
    Scenario: A draft stays to be read and cannot be sent
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" types "I will look into it for you." to customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Minji" clicks Send to customer "Hana"
      Then it is refused: "The conversation is interrupted and cannot be carried on"
      And the compose box of agent "Minji" for customer "Hana" holds "I will look into it for you."
      And customer "Hana" has received nothing

    @ASSET-3 @GAP-11
    Scenario: Nothing more can be typed
      Given agent "Minji" holds the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Minji" types "I will look into it for you." to customer "Hana"
      Then it is refused: "The conversation is interrupted and cannot be carried on"

    @GAP-11
    Scenario: An interrupted conversation cannot be transferred
      Given agent "Minji" holds the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      Then it is refused: "The conversation is interrupted and cannot be carried on"

    @GAP-11
    Scenario: Nobody can be added to an interrupted conversation
      Given agent "Minji" holds the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Minji" clicks Conference in the conversation of customer "Hana"
      Then it is refused: "The conversation is interrupted and cannot be carried on"

    @ASSET-4 @GAP-10 @GAP-11
    Scenario: End is all that is left
      Given agent "Minji" holds the conversation of customer "Hana"
      When the administrator deletes the asset "Main line"
      Then agent "Minji" has only the buttons "End" for customer "Hana"

    @RULE-18
    Scenario: An open transfer dialog closes without effect
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      When the administrator deletes the asset "Main line"
      Then no dialog is open before agent "Minji" for customer "Hana"
      And agent "Minji" sees the alert that the asset of customer "Hana" was deleted

    @RULE-18
    Scenario: An open conference dialog closes without effect
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Conference in the conversation of customer "Hana"
      When the administrator deletes the asset "Main line"
      Then no dialog is open before agent "Minji" for customer "Hana"
      And agent "Minji" sees the alert that the asset of customer "Hana" was deleted

  Rule: A conference is interrupted for everybody in it

    @ASSET-1 @ASSET-2 @GAP-11
    Scenario: Both agents of a conference see the alert
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When the administrator deletes the asset "Main line"
      Then agent "Minji" sees the alert that the asset of customer "Hana" was deleted
      And agent "Jun" sees the alert that the asset of customer "Hana" was deleted

    @ASSET-4 @GAP-11 @RULE-25 @unless:joined-without-wrap-up
    Scenario: Each of them ends it for oneself, and the last one closes it
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the conversation of customer "Hana" is open
      When agent "Jun" clicks End in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Jun" for customer "Hana"
      And the conversation of customer "Hana" is closed

    @GAP-11
    Scenario: Nobody has End Conference in an interrupted conference
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Minji" clicks End Conference in the conversation of customer "Hana"
      Then it is refused: "The conversation is interrupted and cannot be carried on"
      When agent "Jun" clicks End Conference in the conversation of customer "Hana"
      Then it is refused: "The conversation is interrupted and cannot be carried on"

    @GAP-11
    Scenario: There is no request left to withdraw
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Minji" withdraws the conference request for customer "Hana"
      Then it is refused: "The conversation is interrupted and cannot be carried on"

    @RULE-16
    Scenario: While a conference goes on the joined agent has no End
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Jun" clicks End in the conversation of customer "Hana"
      Then it is refused: "Only the agent who owns the conversation can do this"

    @ASSET-1 @GAP-8 @GAP-11
    Scenario: A conference request is withdrawn and its sender sees the alert
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When the administrator deletes the asset "Main line"
      Then agent "Jun" sees no request of customer "Hana"
      And the status of agent "Jun" is "Available"
      And agent "Minji" sees the alert that the asset of customer "Hana" was deleted

  Rule: A conversation that nobody holds closes at once

    @GAP-11
    Scenario: A waiting conversation closes
      Given the conversation of customer "Hana" waits in its queue
      When the administrator deletes the asset "Main line"
      Then the conversation of customer "Hana" is closed

    @GAP-11 @GAP-4
    Scenario: A request vanishes, without RONA and without wrap-up
      Given agent "Minji" has the request of customer "Hana" on screen
      When the administrator deletes the asset "Main line"
      Then agent "Minji" sees no request of customer "Hana"
      And agent "Minji" has no task of customer "Hana"
      And the status of agent "Minji" is "Available"
      And the conversation of customer "Hana" is closed

    @RULE-24
    Scenario: A transfer request vanishes, and the earlier wrap-up goes on
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"
      When the administrator deletes the asset "Main line"
      Then agent "Jun" sees no request of customer "Hana"
      And the status of agent "Jun" is "Available"
      And the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the conversation of customer "Hana" is closed

  Rule: A deleted asset takes nothing any more

    @RULE-24
    Scenario: An asset is deleted once only
      Given the administrator deletes the asset "Main line"
      When the administrator deletes the asset "Main line"
      Then it is refused: "It is deleted already"

    @RULE-23
    Scenario: A customer's text to a deleted asset cannot be delivered
      Given the administrator deletes the asset "Main line"
      When customer "Hana" texts "Hello, my parcel has not arrived."
      Then it is refused: "Nothing can be delivered because the asset is deleted"

    @RULE-23
    Scenario: A text to an interrupted conversation cannot be delivered, nor can one after its end
      Given agent "Minji" holds the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When customer "Hana" texts "It was due on Monday."
      Then it is refused: "Nothing can be delivered because the asset is deleted"
      And the number of messages that agent "Minji" sees in the chat with customer "Hana" is 1
      When agent "Minji" clicks End in the conversation of customer "Hana"
      And customer "Hana" texts "It was due on Monday."
      Then it is refused: "Nothing can be delivered because the asset is deleted"

    @RULE-23
    Scenario: Nobody leaves a deleted asset
      Given the administrator deletes the asset "Main line"
      When customer "Hana" leaves
      Then it is refused: "Nothing can be delivered because the asset is deleted"

    @RULE-23
    Scenario: No outbound conversation starts from a deleted asset
      Given the administrator deletes the asset "Main line"
      When agent "Minji" starts an outbound conversation with customer "Hana"
      Then it is refused: "Nothing can be delivered because the asset is deleted"
