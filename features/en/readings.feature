Feature: Other readings
  What a desktop does otherwise under a reading that a profile takes. Each scenario runs under the reading it is tagged with.

  Background:
    Given there is an agent "Minji"
    And there is an agent "Jun"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a wrap-up reason "Follow-up needed"
    And there is a customer "Hana"
    And there is a customer "Doyun"
    And conversations are offered by hand
    And the RONA time-out is 30 seconds
    And the wrap-up time-out is 60 seconds
    And agent "Minji" is Available
    And agent "Jun" is Available

  Rule: A dropped transfer request is simply gone

    @under:literal-drop @XFER-12 @RULE-42
    Scenario: The conversation is open and waits in no queue from which it could be offered
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"
      When 30 seconds go by
      Then agent "Jun" sees no request of customer "Hana"
      And the status of agent "Jun" is "RONA"
      And the conversation of customer "Hana" is open
      When agent "Jun" sets the status to "Available"
      And the system offers the conversation of customer "Hana" to agent "Jun"
      Then it is refused: "The conversation is not waiting in a queue"

  Rule: Wrap-up submits itself after a time-out

    @under:wrap-up-times-out @RULE-42
    Scenario: The clock submits the first reason, whatever is chosen
      Given agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" chooses the wrap-up reason "Follow-up needed" for customer "Hana"
      When 58 seconds go by
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      When 2 seconds go by
      Then agent "Minji" has no task of customer "Hana"
      And agent "Minji" is labelled "Available"
      And the history of agent "Minji" gives the wrap-up reason "Resolved" for customer "Hana"

    @under:wrap-up-times-out @RULE-42
    Scenario: At the instant of the time-out it is too late to submit by hand
      Given agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" chooses the wrap-up reason "Follow-up needed" for customer "Hana"
      And 60 seconds go by
      When agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then it is refused: "The agent has no part in this conversation"
      And the number of entries for customer "Hana" in the history of agent "Minji" is 1

  Rule: The joined agent has no wrap-up

    @under:joined-without-wrap-up @CONF-8 @CONF-9 @RULE-42
    Scenario: The inviting agent ends the chat for both and is the only one who wraps up
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Minji" clicks End Conference in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And agent "Jun" has no task of customer "Hana"
      And the history of agent "Jun" has customer "Hana" as "Done"
      And the conversation of customer "Hana" is closed

    @under:joined-without-wrap-up @CONF-11 @CONF-12 @RULE-42
    Scenario: The joined agent leaves and is done, and the chat goes on
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Jun" clicks End Conference in the conversation of customer "Hana"
      Then agent "Jun" has no task of customer "Hana"
      And agent "Jun" is labelled "Available"
      And the control pane of agent "Minji" for customer "Hana" shows no conference
      When agent "Minji" types "I will look into it for you." to customer "Hana"
      And agent "Minji" clicks Send to customer "Hana"
      Then customer "Hana" has received only "I will look into it for you."

    @under:joined-without-wrap-up @ASSET-4 @RULE-42
    Scenario: After an interruption End leaves the joined agent nothing to wrap up
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      And the administrator deletes the asset "Main line"
      When agent "Jun" clicks End in the conversation of customer "Hana"
      Then agent "Jun" has no task of customer "Hana"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the conversation of customer "Hana" is closed

    @under:joined-without-wrap-up @RULE-42
    Scenario: When the customer leaves a conference only its owner wraps up
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When customer "Hana" leaves
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And agent "Jun" has no task of customer "Hana"

  Rule: Idle waits until the conversations are over

    @under:idle-pends @RULE-42
    Scenario: An agent in a conversation is Idle pending, is offered nothing, and goes Idle with the last wrap-up
      Given agent "Minji" holds the conversation of customer "Hana"
      And the conversation of customer "Doyun" waits in its queue
      When agent "Minji" sets the status to "Idle"
      Then the status of agent "Minji" is "Idle pending"
      And agent "Minji" is labelled "Idle pending"
      When the system offers the conversation of customer "Doyun" to agent "Minji"
      Then it is refused: "The status of the agent does not allow this"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the status of agent "Minji" is "Idle pending"
      When agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then the status of agent "Minji" is "Idle"

    @under:idle-pends @RULE-42
    Scenario: Setting Available takes a pending Idle back
      Given agent "Minji" is in wrap-up for customer "Hana"
      When agent "Minji" sets the status to "Idle"
      Then the status of agent "Minji" is "Idle pending"
      When agent "Minji" sets the status to "Available"
      Then the status of agent "Minji" is "Available"
      When agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then the status of agent "Minji" is "Available"

    @under:idle-pends @unless:idle-withdraws-offers @RULE-42
    Scenario: A pending Idle does not save from RONA
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has the request of customer "Doyun" on screen
      And agent "Minji" sets the status to "Idle"
      When 30 seconds go by
      Then the status of agent "Minji" is "RONA"
      When agent "Minji" sets the status to "Idle"
      Then the status of agent "Minji" is "Idle pending"

  Rule: Going Idle withdraws what is on screen

    @under:idle-withdraws-offers @RULE-42
    Scenario: The request goes back to its queue for somebody else, without RONA
      Given agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" sets the status to "Idle"
      Then agent "Minji" sees no request of customer "Hana"
      And the history of agent "Minji" has customer "Hana" as "Withdrawn"
      When 30 seconds go by
      Then the status of agent "Minji" is "Idle"
      When the system offers the conversation of customer "Hana" to agent "Jun"
      Then agent "Jun" sees a request of customer "Hana"

    @under:idle-withdraws-offers @RULE-42
    Scenario: A colleague's conference request goes back to the colleague
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When agent "Jun" sets the status to "Idle"
      Then agent "Jun" sees no request of customer "Hana"
      And the status of agent "Jun" is "Idle"
      And the control pane of agent "Minji" for customer "Hana" shows no conference
