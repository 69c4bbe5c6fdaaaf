Feature: Availability and RONA
  Who is offered requests, and what happens to an agent who does not answer one.

  Background:
    Given there is an agent "Minji"
    And there is an agent "Jun"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And there is a customer "Doyun"
    And conversations are offered by hand
    And the RONA time-out is 30 seconds
    And the conversation limit per agent is 2

  Rule: Only an Available agent is offered requests

    @AVAIL-1
    Scenario: An Idle agent is offered nothing
      Given the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then it is refused: "The status of the agent does not allow this"
      And agent "Minji" sees no request of customer "Hana"

    @AVAIL-1 @RULE-4
    Scenario: An agent who becomes Available is offered requests
      Given the conversation of customer "Hana" waits in its queue
      When agent "Minji" sets the status to "Available"
      Then the status of agent "Minji" is "Available"
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then agent "Minji" sees a request of customer "Hana"

    @GAP-2 @RULE-4
    Scenario: An agent who goes Idle again is offered nothing more
      Given agent "Minji" is Available
      And the conversation of customer "Hana" waits in its queue
      When agent "Minji" sets the status to "Idle"
      Then the status of agent "Minji" is "Idle"
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then it is refused: "The status of the agent does not allow this"

    @RULE-4 @unless:idle-pends
    Scenario: An agent who goes Idle in a conversation is Idle at once
      Given agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" sets the status to "Idle"
      Then the status of agent "Minji" is "Idle"
      And agent "Minji" is labelled "Idle"

    @RULE-4
    Scenario: The status that is set cannot be set again
      Given agent "Minji" is Available
      When agent "Minji" sets the status to "Available"
      Then it is refused: "The status is set to this already"
      When agent "Minji" sets the status to "Idle"
      And agent "Minji" sets the status to "Idle"
      Then it is refused: "The status is set to this already"

  Rule: An agent who does not answer in time goes RONA

    @GAP-1 @RULE-8
    Scenario: A request unanswered for the whole time-out puts the agent in RONA
      Given agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      When 28 seconds go by
      Then the status of agent "Minji" is "Available"
      When 2 seconds go by
      Then the status of agent "Minji" is "RONA"
      And agent "Minji" is labelled "RONA"
      And agent "Minji" sees no request of customer "Hana"
      And the history of agent "Minji" has customer "Hana" as "Missed"

    @GAP-2 @RULE-2
    Scenario: The missed conversation goes back to its queue for somebody else
      Given agent "Minji" is Available
      And agent "Jun" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      When 30 seconds go by
      And the system offers the conversation of customer "Hana" to agent "Jun"
      Then agent "Jun" sees a request of customer "Hana"

    @ACC-1
    Scenario: Until the last second before the time-out the request can be accepted
      Given agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      And 29 seconds go by
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then the interaction pane of customer "Hana" opens for agent "Minji"
      And the status of agent "Minji" is "Available"

    @RULE-8
    Scenario: At the instant of the time-out it is too late to accept
      Given agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      When 30 seconds go by
      And agent "Minji" clicks Accept in the request of customer "Hana"
      Then it is refused: "Nothing is offered to the agent here that could be accepted"
      And the status of agent "Minji" is "RONA"

    @GAP-2 @RULE-6
    Scenario: Going RONA takes the agent's other requests away
      Given agent "Minji" is Available
      And agent "Jun" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      And 10 seconds go by
      And agent "Minji" has the request of customer "Doyun" on screen
      When 20 seconds go by
      Then agent "Minji" sees no request of customer "Doyun"
      And the history of agent "Minji" has customer "Hana" as "Missed"
      And the history of agent "Minji" has customer "Doyun" as "Withdrawn"
      When the system offers the conversation of customer "Doyun" to agent "Jun"
      Then agent "Jun" sees a request of customer "Doyun"

    @RULE-6
    Scenario: A conversation already accepted goes on in RONA
      Given agent "Minji" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has the request of customer "Doyun" on screen
      When 30 seconds go by
      And agent "Minji" types "I will look into it for you." to customer "Hana"
      And agent "Minji" clicks Send to customer "Hana"
      Then customer "Hana" has received only "I will look into it for you."
      And the status of agent "Minji" is "RONA"

    @RULE-5 @unless:idle-withdraws-offers
    Scenario: A request left unanswered while Idle puts the agent in RONA
      Given agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      And agent "Minji" sets the status to "Idle"
      When 30 seconds go by
      Then the status of agent "Minji" is "RONA"

    @RULE-5 @GAP-2 @unless:idle-withdraws-offers
    Scenario: Going RONA from Idle takes the other requests away as well
      Given agent "Minji" is Available
      And agent "Jun" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      And 10 seconds go by
      And agent "Minji" has the request of customer "Doyun" on screen
      And agent "Minji" sets the status to "Idle"
      When 20 seconds go by
      Then the status of agent "Minji" is "RONA"
      And agent "Minji" sees no request of customer "Doyun"
      And the history of agent "Minji" has customer "Doyun" as "Withdrawn"
      When the system offers the conversation of customer "Doyun" to agent "Jun"
      Then agent "Jun" sees a request of customer "Doyun"

    @ACC-1 @unless:idle-withdraws-offers
    Scenario: A request that is on screen when the agent goes Idle can still be accepted
      Given agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      And agent "Minji" sets the status to "Idle"
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then the interaction pane of customer "Hana" opens for agent "Minji"
      And the status of agent "Minji" is "Idle"

  Rule: RONA is left by hand only

    @AVAIL-2
    Scenario: RONA does not end by itself
      Given agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      When 30 seconds go by
      Then the status of agent "Minji" is "RONA"
      When 86400 seconds go by
      Then the status of agent "Minji" is "RONA"
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then it is refused: "The status of the agent does not allow this"

    @AVAIL-2
    Scenario: An agent in RONA who sets Available is offered requests again
      Given agent "Minji" is Available
      And agent "Minji" has missed the request of customer "Hana"
      When agent "Minji" sets the status to "Available"
      Then the status of agent "Minji" is "Available"
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then agent "Minji" sees a request of customer "Hana"

    @GAP-1
    Scenario: An agent may leave RONA for Idle
      Given agent "Minji" is Available
      And agent "Minji" has missed the request of customer "Hana"
      When agent "Minji" sets the status to "Idle"
      Then the status of agent "Minji" is "Idle"

    @GAP-1 @RULE-4
    Scenario: Nobody can choose RONA
      Given agent "Minji" is Available
      When agent "Minji" sets the status to "RONA"
      Then it is refused: "Nobody can choose this status"
      And the status of agent "Minji" is "Available"

  Rule: How much an agent has at once is limited

    @GAP-3 @RULE-7
    Scenario: An Available agent with a conversation is labelled Engaged until the wrap-up is submitted
      Given agent "Minji" is Available
      And agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then agent "Minji" is labelled "Engaged"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then agent "Minji" is labelled "Engaged"
      When agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then agent "Minji" is labelled "Available"

    @GAP-3 @RULE-10
    Scenario: An agent at the limit is offered nothing more, wrap-ups included
      Given there is a customer "Sora"
      And agent "Minji" is Available
      And agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" has the request of customer "Doyun" on screen
      And the conversation of customer "Sora" waits in its queue
      When the system offers the conversation of customer "Sora" to agent "Minji"
      Then it is refused: "There is no room for another conversation"

    @RULE-49
    Scenario: Of an agent who is Idle and at the limit the status is told
      Given there is a customer "Sora"
      And agent "Minji" is Available
      And agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" has the request of customer "Doyun" on screen
      And agent "Minji" sets the status to "Idle"
      And the conversation of customer "Sora" waits in its queue
      When the system offers the conversation of customer "Sora" to agent "Minji"
      Then it is refused: "The status of the agent does not allow this"
