Feature: Adding an agent to a text conversation
  An agent asks a colleague into an accepted conversation, and both answer the customer.

  Background:
    Given there is an agent "Minji"
    And there is an agent "Jun"
    And there is an agent "Seoyeon"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a queue "Delivery"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And conversations are offered by hand
    And the RONA time-out is 30 seconds
    And agent "Minji" is Available
    And agent "Jun" is Available

  Rule: An agent is added in four steps

    @CONF-2 @CONF-3 @CONF-5 @CONF-6 @CONF-7 @CONF-8 @CONF-9
    Scenario: The documented procedure, from the request to the wrap-up
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks Conference in the conversation of customer "Hana"
      Then the dialog "Conference Request" is open before agent "Minji" for customer "Hana"
      When agent "Minji" chooses the agent "Jun" for customer "Hana"
      Then "Jun" is chosen in the dialog of agent "Minji" for customer "Hana"
      When agent "Minji" clicks Conference in the dialog for customer "Hana"
      Then the control pane of agent "Minji" for customer "Hana" reads "Conference Requested"
      And agent "Jun" sees a request of customer "Hana"
      When agent "Jun" clicks Accept in the request of customer "Hana"
      Then the control pane of agent "Minji" for customer "Hana" reads "Conference"
      And agent "Minji" sees the message that agent "Jun" joined the chat with customer "Hana"
      When agent "Minji" clicks End Conference in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the conversation of customer "Hana" is closed

  Rule: Only an accepted conversation can have an agent added

    @CONF-1
    Scenario: Nobody can be added before the request is accepted
      Given agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Conference in the conversation of customer "Hana"
      Then it is refused: "The request has not been accepted yet"
      And agent "Minji" sees a request of customer "Hana"

    @RULE-33
    Scenario: Nobody can be added to a conversation that waits in its queue
      Given the conversation of customer "Hana" waits in its queue
      When agent "Minji" clicks Conference in the conversation of customer "Hana"
      Then it is refused: "The agent has no part in this conversation"

  Rule: The dialog lists available agents and no queues

    @CONF-4
    Scenario: Available colleagues are listed, and no queue
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks Conference in the conversation of customer "Hana"
      Then the dialog of agent "Minji" for customer "Hana" lists only the agents "Jun"
      And the dialog of agent "Minji" for customer "Hana" lists no queues

    @CONF-3 @CONF-4
    Scenario: The search field narrows the list of colleagues
      Given agent "Seoyeon" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Conference in the conversation of customer "Hana"
      When agent "Minji" searches for "Seoyeon" in the dialog for customer "Hana"
      Then the search field of agent "Minji" for customer "Hana" holds "Seoyeon"
      And the dialog of agent "Minji" for customer "Hana" lists only the agents "Seoyeon"
      And the dialog "Conference Request" is open before agent "Minji" for customer "Hana"

    @CONF-3
    Scenario: Without a choice nobody is asked
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Conference in the conversation of customer "Hana"
      When agent "Minji" clicks Conference in the dialog for customer "Hana"
      Then it is refused: "Nothing is chosen"
      And agent "Jun" sees no request of customer "Hana"

    @RULE-12
    Scenario: A queue cannot be chosen
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Conference in the conversation of customer "Hana"
      When agent "Minji" chooses the queue "Delivery" for customer "Hana"
      Then it is refused: "The list as shown does not hold this choice"

    @RULE-12
    Scenario: Refreshing lists a colleague who has become Available
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Conference in the conversation of customer "Hana"
      And agent "Seoyeon" sets the status to "Available"
      When agent "Minji" clicks the refresh icon in the dialog for customer "Hana"
      Then the dialog of agent "Minji" for customer "Hana" lists only the agents "Jun, Seoyeon"
      And the dialog "Conference Request" is open before agent "Minji" for customer "Hana"

    @GAP-7 @RULE-12
    Scenario: A colleague who is gone by the time of the click is refused, and the dialog stays
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Conference in the conversation of customer "Hana"
      And agent "Minji" chooses the agent "Jun" for customer "Hana"
      And agent "Jun" sets the status to "Idle"
      When agent "Minji" clicks Conference in the dialog for customer "Hana"
      Then it is refused: "The chosen queue or agent can no longer take the conversation"
      And the dialog "Conference Request" is open before agent "Minji" for customer "Hana"

    @GAP-6
    Scenario: Cancelling the dialog asks nobody
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Conference in the conversation of customer "Hana"
      And agent "Minji" chooses the agent "Jun" for customer "Hana"
      When agent "Minji" cancels the dialog for customer "Hana"
      Then no dialog is open before agent "Minji" for customer "Hana"
      And agent "Jun" sees no request of customer "Hana"

  Rule: The colleague answers the request or does not

    @CONF-5 @RULE-36
    Scenario: The chosen colleague gets a conference request
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Conference in the conversation of customer "Hana"
      And agent "Minji" chooses the agent "Jun" for customer "Hana"
      When agent "Minji" clicks Conference in the dialog for customer "Hana"
      Then the request of customer "Hana" reaches agent "Jun" as "Conference"

    @ACC-1 @CONF-6
    Scenario: Accepting turns Conference Requested into Conference for both
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When agent "Jun" clicks Accept in the request of customer "Hana"
      Then the control pane of agent "Minji" for customer "Hana" reads "Conference"
      And the control pane of agent "Jun" for customer "Hana" reads "Conference"

    @CONF-7
    Scenario: A message tells both agents who joined
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When agent "Jun" clicks Accept in the request of customer "Hana"
      Then agent "Minji" sees the message that agent "Jun" joined the chat with customer "Hana"
      And agent "Jun" sees the message that agent "Jun" joined the chat with customer "Hana"
      And the messages that agent "Minji" sees in the chat with customer "Hana" are, oldest first, "Hello, I have a question. / Jun joined the chat."

    @GAP-8
    Scenario: A request that is not accepted is dropped and the chat stays with its agent
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When 30 seconds go by
      Then the status of agent "Jun" is "RONA"
      And the control pane of agent "Minji" for customer "Hana" shows no conference
      And agent "Minji" has an empty compose box for customer "Hana"
      And agent "Minji" sees no notice in the chat with customer "Hana"

    @GAP-8 @RULE-14
    Scenario: The inviting agent can withdraw the request
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When agent "Minji" withdraws the conference request for customer "Hana"
      Then agent "Jun" sees no request of customer "Hana"
      And the status of agent "Jun" is "Available"
      And the control pane of agent "Minji" for customer "Hana" shows no conference

    @RULE-14
    Scenario: Without a request there is nothing to withdraw
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" withdraws the conference request for customer "Hana"
      Then it is refused: "No conference request is waiting that could be withdrawn"

    @RULE-22
    Scenario: A text while the request is out reaches the inviting agent, and the request stays
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When customer "Hana" texts "It was due on Monday."
      Then agent "Minji" sees "It was due on Monday." in a grey bubble with the initials "H"
      And the control pane of agent "Minji" for customer "Hana" reads "Conference Requested"
      And agent "Jun" sees a request of customer "Hana"

    Scenario Outline: While the request is out nothing else can be begun or ended
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When agent "Minji" <does>
      Then it is refused: "<why>"
      And agent "Minji" has only the buttons "Withdraw Request" for customer "Hana"

      @RULE-15
      Examples: What needs a conversation without a conference
        | does                                                     | why                             |
        | clicks Transfer in the conversation of customer "Hana"   | A conference is requested or on |
        | clicks Conference in the conversation of customer "Hana" | A conference is requested or on |
        | clicks End in the conversation of customer "Hana"        | A conference is requested or on |

      @GAP-10
      Examples: What needs a conference that is on
        | does                                                         | why                 |
        | clicks End Conference in the conversation of customer "Hana" | No conference is on |

  Rule: In a conference both agents answer the customer

    @RULE-22
    Scenario: A text reaches both agents
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When customer "Hana" texts "It was due on Monday."
      Then agent "Minji" sees "It was due on Monday." in a grey bubble with the initials "H"
      And agent "Jun" sees "It was due on Monday." in a grey bubble with the initials "H"
      And the control pane of agent "Minji" for customer "Hana" reads "Conference"
      And the control pane of agent "Jun" for customer "Hana" reads "Conference"

    @SEND-2
    Scenario: What the joined agent sends reaches the customer and the other agent
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Jun" types "I will look into it for you." to customer "Hana"
      And agent "Jun" clicks Send to customer "Hana"
      Then customer "Hana" has received only "I will look into it for you."
      And agent "Minji" sees "I will look into it for you." in a solid blue bubble

    @RULE-15 @RULE-16
    Scenario: The buttons in a conference
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When agent "Jun" clicks Accept in the request of customer "Hana"
      Then agent "Minji" has only the buttons "End Conference" for customer "Hana"
      And agent "Jun" has only the buttons "End Conference" for customer "Hana"

    @RULE-15 @GAP-10
    Scenario: In a conference End is refused
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then it is refused: "A conference is requested or on"

    @RULE-15
    Scenario: In a conference the conversation cannot be transferred
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      Then it is refused: "A conference is requested or on"

    @RULE-15
    Scenario: A third agent cannot be added
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Minji" clicks Conference in the conversation of customer "Hana"
      Then it is refused: "A conference is requested or on"

    @RULE-16
    Scenario: The joined agent cannot transfer the conversation
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Jun" clicks Transfer in the conversation of customer "Hana"
      Then it is refused: "Only the agent who owns the conversation can do this"

    @RULE-16
    Scenario: The joined agent cannot add anybody
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Jun" clicks Conference in the conversation of customer "Hana"
      Then it is refused: "Only the agent who owns the conversation can do this"

    @RULE-16
    Scenario: The joined agent cannot withdraw a request
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Jun" withdraws the conference request for customer "Hana"
      Then it is refused: "Only the agent who owns the conversation can do this"

  Rule: End Conference ends the chat or only leaves it, by role

    @CONF-8 @CONF-9 @GAP-9 @unless:joined-without-wrap-up
    Scenario: The inviting agent ends the chat for both
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Minji" clicks End Conference in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the dialog "Wrap Up Reasons" is open before agent "Jun" for customer "Hana"
      And the conversation of customer "Hana" is closed

    @CONF-11 @RULE-13 @unless:joined-without-wrap-up
    Scenario: The joined agent leaves and wraps up
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Jun" clicks End Conference in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Jun" for customer "Hana"
      And agent "Jun" has no compose box for customer "Hana"
      And the conversation of customer "Hana" is open

    @CONF-11 @CONF-12 @unless:joined-without-wrap-up
    Scenario: After that the chat goes on between the inviting agent and the customer
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Jun" has joined agent "Minji" in the conversation of customer "Hana"
      When agent "Jun" clicks End Conference in the conversation of customer "Hana"
      Then the control pane of agent "Minji" for customer "Hana" shows no conference
      When customer "Hana" texts "It was due on Monday."
      Then agent "Minji" sees "It was due on Monday." in a grey bubble with the initials "H"
      And the number of messages that agent "Jun" sees in the chat with customer "Hana" is 2
      When agent "Minji" types "I will look into it for you." to customer "Hana"
      And agent "Minji" clicks Send to customer "Hana"
      Then customer "Hana" has received only "I will look into it for you."

    @GAP-10
    Scenario: Without a conference there is no End Conference
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks End Conference in the conversation of customer "Hana"
      Then it is refused: "No conference is on"

  Rule: Without its conference a conversation is as it was before

    Scenario Outline: Transfer, Conference and End are back, and End ends the conversation
      Given agent "Minji" holds the conversation of customer "Hana"
      And <so far>
      When <what happens>
      Then agent "Minji" has only the buttons "Transfer, Conference, End" for customer "Hana"
      When customer "Hana" texts "It was due on Monday."
      Then agent "Minji" sees "It was due on Monday." in a grey bubble with the initials "H"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the conversation of customer "Hana" is closed

      @GAP-8
      Examples: The request was not accepted
        | so far                                                                          | what happens     |
        | agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana" | 30 seconds go by |

      @GAP-8 @RULE-14
      Examples: The request was withdrawn
        | so far                                                                          | what happens                                                       |
        | agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana" | agent "Minji" withdraws the conference request for customer "Hana" |

      @CONF-11 @CONF-12
      Examples: The joined agent left
        | so far                                                                      | what happens                                                             |
        | agent "Jun" has joined agent "Minji" in the conversation of customer "Hana" | agent "Jun" clicks End Conference in the conversation of customer "Hana" |

    @GAP-8 @RULE-14
    Scenario: A colleague whose request was withdrawn can be asked again
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has asked agent "Jun" to join the conversation of customer "Hana"
      When agent "Minji" withdraws the conference request for customer "Hana"
      And agent "Minji" clicks Conference in the conversation of customer "Hana"
      Then the dialog of agent "Minji" for customer "Hana" lists only the agents "Jun"
