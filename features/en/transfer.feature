Feature: Transferring a text conversation
  An agent hands an accepted conversation to another agent or to a queue.

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
    And the conversation limit per agent is 2
    And agent "Minji" is Available
    And agent "Jun" is Available

  Rule: A conversation is transferred in four steps

    @XFER-3 @XFER-4 @XFER-7 @XFER-9 @XFER-10
    Scenario: The documented procedure, to an agent
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      Then the dialog "Transfer Request" is open before agent "Minji" for customer "Hana"
      When agent "Minji" chooses the agent "Jun" for customer "Hana"
      Then "Jun" is chosen in the dialog of agent "Minji" for customer "Hana"
      When agent "Seoyeon" sets the status to "Available"
      And agent "Minji" clicks the refresh icon in the dialog for customer "Hana"
      Then the dialog of agent "Minji" for customer "Hana" lists only the agents "Jun, Seoyeon"
      And "Jun" is chosen in the dialog of agent "Minji" for customer "Hana"
      When agent "Minji" clicks Transfer in the dialog for customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And agent "Jun" sees a request of customer "Hana"

    @XFER-3 @XFER-4 @XFER-5 @XFER-9 @XFER-10
    Scenario: The documented procedure, to a queue
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      Then the dialog "Transfer Request" is open before agent "Minji" for customer "Hana"
      When agent "Minji" chooses the queue "Delivery" for customer "Hana"
      Then "Delivery" is chosen in the dialog of agent "Minji" for customer "Hana"
      When agent "Seoyeon" sets the status to "Available"
      And agent "Minji" clicks the refresh icon in the dialog for customer "Hana"
      Then the dialog of agent "Minji" for customer "Hana" lists only the agents "Jun, Seoyeon"
      And "Delivery" is chosen in the dialog of agent "Minji" for customer "Hana"
      When agent "Minji" clicks Transfer in the dialog for customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And agent "Jun" sees no request of customer "Hana"

  Rule: Only what is accepted can be transferred

    @XFER-2
    Scenario: A request that is not accepted yet cannot be transferred
      Given agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      Then it is refused: "The request has not been accepted yet"
      And agent "Minji" sees a request of customer "Hana"

    Scenario: A conversation in wrap-up cannot be transferred
      Given agent "Minji" is in wrap-up for customer "Hana"
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      Then it is refused: "The conversation is over for this agent"

    @RULE-33
    Scenario: A conversation that waits in its queue is nobody's to transfer
      Given the conversation of customer "Hana" waits in its queue
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      Then it is refused: "The agent has no part in this conversation"

  Rule: The dialog lists who and what is available now

    @XFER-6
    Scenario: All queues are listed
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      Then the dialog of agent "Minji" for customer "Hana" lists only the queues "Billing, Delivery"

    @XFER-8
    Scenario: Agents who are not Available are not listed
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      Then the dialog of agent "Minji" for customer "Hana" lists only the agents "Jun"

    @XFER-7 @XFER-8
    Scenario: The search field narrows the list of agents
      Given agent "Seoyeon" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      When agent "Minji" searches for "Seoyeon" in the dialog for customer "Hana"
      Then the search field of agent "Minji" for customer "Hana" holds "Seoyeon"
      And the dialog of agent "Minji" for customer "Hana" lists only the agents "Seoyeon"

    @XFER-5 @XFER-6
    Scenario: The search field narrows the list of queues
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      When agent "Minji" searches for "Delivery" in the dialog for customer "Hana"
      Then the search field of agent "Minji" for customer "Hana" holds "Delivery"
      And the dialog of agent "Minji" for customer "Hana" lists only the queues "Delivery"
      And the dialog of agent "Minji" for customer "Hana" lists no agents
      And the dialog "Transfer Request" is open before agent "Minji" for customer "Hana"

    @RULE-12
    Scenario: Who is not listed cannot be chosen
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      When agent "Minji" chooses the agent "Seoyeon" for customer "Hana"
      Then it is refused: "The list as shown does not hold this choice"
      And nothing is chosen in the dialog of agent "Minji" for customer "Hana"

    @RULE-34
    Scenario: Somebody whom nobody knows cannot be chosen
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      When agent "Minji" chooses the agent "Sora" for customer "Hana"
      Then it is refused: "No such name is configured"

    @XFER-9
    Scenario: Refreshing lists an agent who has become Available
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      When agent "Seoyeon" sets the status to "Available"
      Then the dialog of agent "Minji" for customer "Hana" lists only the agents "Jun"
      When agent "Minji" clicks the refresh icon in the dialog for customer "Hana"
      Then the dialog of agent "Minji" for customer "Hana" lists only the agents "Jun, Seoyeon"

    @XFER-9
    Scenario: Refreshing drops a queue that was deleted, and its choice
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the queue "Delivery" for customer "Hana"
      And the administrator deletes the queue "Delivery"
      When agent "Minji" clicks the refresh icon in the dialog for customer "Hana"
      Then the dialog of agent "Minji" for customer "Hana" lists only the queues "Billing"
      And nothing is chosen in the dialog of agent "Minji" for customer "Hana"

  Rule: The target is exactly one queue or one agent

    @XFER-4
    Scenario: Without a choice nothing is transferred
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      When agent "Minji" clicks Transfer in the dialog for customer "Hana"
      Then it is refused: "Nothing is chosen"
      And the dialog "Transfer Request" is open before agent "Minji" for customer "Hana"

    @XFER-4
    Scenario: Choosing a queue takes the place of the agent chosen before
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the agent "Jun" for customer "Hana"
      When agent "Minji" chooses the queue "Delivery" for customer "Hana"
      Then "Delivery" is chosen in the dialog of agent "Minji" for customer "Hana"
      When agent "Minji" clicks Transfer in the dialog for customer "Hana"
      Then agent "Jun" sees no request of customer "Hana"

    @GAP-7 @RULE-12
    Scenario: An agent who is gone by the time of the click is refused, and the dialog stays
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the agent "Jun" for customer "Hana"
      And agent "Jun" sets the status to "Idle"
      When agent "Minji" clicks Transfer in the dialog for customer "Hana"
      Then it is refused: "The chosen queue or agent can no longer take the conversation"
      And the dialog "Transfer Request" is open before agent "Minji" for customer "Hana"
      And agent "Jun" sees no request of customer "Hana"

    @GAP-7
    Scenario: A queue that is gone by the time of the click is refused
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the queue "Delivery" for customer "Hana"
      And the administrator deletes the queue "Delivery"
      When agent "Minji" clicks Transfer in the dialog for customer "Hana"
      Then it is refused: "The chosen queue or agent can no longer take the conversation"
      And the dialog "Transfer Request" is open before agent "Minji" for customer "Hana"

    @GAP-6
    Scenario: Cancelling the dialog changes nothing
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the agent "Jun" for customer "Hana"
      When agent "Minji" cancels the dialog for customer "Hana"
      Then no dialog is open before agent "Minji" for customer "Hana"
      And agent "Minji" has an empty compose box for customer "Hana"
      And agent "Jun" sees no request of customer "Hana"

    Scenario: One dialog is open at a time
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      When agent "Minji" clicks Conference in the conversation of customer "Hana"
      Then it is refused: "A dialog is open already"
      And the dialog "Transfer Request" is open before agent "Minji" for customer "Hana"

  Rule: Transferring ends the agent's own part

    @XFER-10
    Scenario: The agent who transfers wraps up and can write no more
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the agent "Jun" for customer "Hana"
      When agent "Minji" clicks Transfer in the dialog for customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And agent "Minji" has no compose box for customer "Hana"

    @XFER-5 @XFER-10
    Scenario: A conversation transferred to a queue waits there under that queue's name
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the queue "Delivery" for customer "Hana"
      And agent "Minji" clicks Transfer in the dialog for customer "Hana"
      And the system offers the conversation of customer "Hana" to agent "Jun"
      Then the request of customer "Hana" shows agent "Jun" the queue name "Delivery"

    @XFER-7 @XFER-10 @RULE-36
    Scenario: The chosen agent gets a transfer request
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      And agent "Minji" chooses the agent "Jun" for customer "Hana"
      When agent "Minji" clicks Transfer in the dialog for customer "Hana"
      Then the request of customer "Hana" reaches agent "Jun" as "Transfer"

    @GAP-5 @RULE-14
    Scenario: The chosen agent who accepts goes on with the conversation
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"
      When agent "Jun" clicks Accept in the request of customer "Hana"
      And agent "Jun" types "I will look into it for you." to customer "Hana"
      And agent "Jun" clicks Send to customer "Hana"
      Then customer "Hana" has received only "I will look into it for you."
      And the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"

    @GAP-5 @RULE-14
    Scenario: Once accepted it is a conversation like any other
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"
      When agent "Jun" clicks Accept in the request of customer "Hana"
      Then agent "Jun" has only the buttons "Transfer, Conference, End" for customer "Hana"
      When agent "Jun" clicks End in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Jun" for customer "Hana"
      And the conversation of customer "Hana" is closed

    @RULE-22
    Scenario: A text during the transfer reaches the chosen agent, not the one in wrap-up
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"
      When customer "Hana" texts "It was due on Monday."
      And agent "Jun" clicks Accept in the request of customer "Hana"
      Then the number of messages that agent "Jun" sees in the chat with customer "Hana" is 2
      And the number of messages that agent "Minji" sees in the chat with customer "Hana" is 1
      And agent "Jun" has only the buttons "Transfer, Conference, End" for customer "Hana"

    @RULE-13
    Scenario: The agent who is still in wrap-up cannot be given the conversation again
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to the queue "Delivery"
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then it is refused: "The agent has a part in this conversation already"

    @RULE-13 @WRAP-2
    Scenario: After the wrap-up the same agent can be given it again and transfer it again
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to the queue "Delivery"
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      When agent "Minji" clicks Submit Wrap Up for customer "Hana"
      And the system offers the conversation of customer "Hana" to agent "Minji"
      And agent "Minji" clicks Accept in the request of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      Then the dialog "Transfer Request" is open before agent "Minji" for customer "Hana"
      And the history of agent "Minji" has customer "Hana" as "Done"

  Rule: A transfer request that is not accepted is dropped

    @XFER-12 @GAP-5 @unless:literal-drop
    Scenario: The conversation goes back to its queue, where others can take it
      Given agent "Seoyeon" is Available
      And agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" has transferred the conversation of customer "Hana" to agent "Jun"
      When 30 seconds go by
      Then agent "Jun" sees no request of customer "Hana"
      And the status of agent "Jun" is "RONA"
      And the conversation of customer "Hana" is open
      When the system offers the conversation of customer "Hana" to agent "Seoyeon"
      Then agent "Seoyeon" sees a request of customer "Hana"
