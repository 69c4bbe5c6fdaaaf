Feature: Ending a text conversation
  An agent ends the conversation and says how it went.

  Background:
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a wrap-up reason "Follow-up needed"
    And there is a customer "Hana"
    And conversations are offered by hand
    And agent "Minji" is Available

  Rule: A conversation is ended in three steps

    @END-2 @END-3 @WRAP-1 @WRAP-2
    Scenario: The documented procedure, from End to the submitted wrap-up
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      When agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      Then "Resolved" is chosen in the dialog of agent "Minji" for customer "Hana"
      When agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then agent "Minji" has no task of customer "Hana"
      And the history of agent "Minji" gives the wrap-up reason "Resolved" for customer "Hana"

  Rule: End ends an active conversation

    @END-2 @GAP-10
    Scenario: Clicking End closes the conversation for the customer
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the conversation of customer "Hana" is closed
      And agent "Minji" has no compose box for customer "Hana"

    @END-3
    Scenario: Clicking End opens the wrap-up reasons
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"

    @GAP-10 @RULE-15
    Scenario: An active conversation offers Transfer, Conference and End
      Given agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks Accept in the request of customer "Hana"
      Then agent "Minji" has only the buttons "Transfer, Conference, End" for customer "Hana"

    Scenario: A request cannot be ended before it is accepted
      Given agent "Minji" has the request of customer "Hana" on screen
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then it is refused: "The request has not been accepted yet"
      And agent "Minji" sees a request of customer "Hana"

    Scenario: A conversation is ended once only
      Given agent "Minji" is in wrap-up for customer "Hana"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then it is refused: "The conversation is over for this agent"

    @RULE-18
    Scenario: Ending takes the place of a transfer dialog that is open
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Transfer in the conversation of customer "Hana"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"

    @RULE-18
    Scenario: Ending takes the place of a conference dialog that is open
      Given agent "Minji" holds the conversation of customer "Hana"
      And agent "Minji" clicks Conference in the conversation of customer "Hana"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"

  Rule: Wrap-up needs a reason

    @WRAP-1
    Scenario: All reasons are listed
      Given agent "Minji" holds the conversation of customer "Hana"
      When agent "Minji" clicks End in the conversation of customer "Hana"
      Then the dialog of agent "Minji" for customer "Hana" lists only the wrap-up reasons "Resolved, Follow-up needed"

    @WRAP-1
    Scenario: The search field narrows the list of reasons
      Given agent "Minji" is in wrap-up for customer "Hana"
      When agent "Minji" searches for "Follow-up needed" in the dialog for customer "Hana"
      Then the search field of agent "Minji" for customer "Hana" holds "Follow-up needed"
      And the dialog of agent "Minji" for customer "Hana" lists only the wrap-up reasons "Follow-up needed"
      And the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"

    @WRAP-1
    Scenario: Choosing another reason takes the place of the first
      Given agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      When agent "Minji" chooses the wrap-up reason "Follow-up needed" for customer "Hana"
      Then "Follow-up needed" is chosen in the dialog of agent "Minji" for customer "Hana"

    @RULE-12
    Scenario: A reason that the search hides cannot be chosen
      Given agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" searches for "Follow-up needed" in the dialog for customer "Hana"
      When agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      Then it is refused: "The list as shown does not hold this choice"
      And nothing is chosen in the dialog of agent "Minji" for customer "Hana"

    @WRAP-1
    Scenario: Without a reason the wrap-up is not submitted
      Given agent "Minji" is in wrap-up for customer "Hana"
      When agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then it is refused: "Nothing is chosen"
      And the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"

    Scenario: The wrap-up cannot be cancelled
      Given agent "Minji" is in wrap-up for customer "Hana"
      When agent "Minji" cancels the dialog for customer "Hana"
      Then it is refused: "Wrap-up cannot be cancelled"
      And the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"

    @unless:wrap-up-times-out
    Scenario: The wrap-up takes as long as it takes
      Given agent "Minji" is in wrap-up for customer "Hana"
      When 86400 seconds go by
      Then the dialog "Wrap Up Reasons" is open before agent "Minji" for customer "Hana"
      And the status of agent "Minji" is "Available"

    @WRAP-2 @RULE-13
    Scenario: Submitting leaves one entry in the history, with the reason
      Given agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" chooses the wrap-up reason "Follow-up needed" for customer "Hana"
      When agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then the history of agent "Minji" has customer "Hana" as "Done"
      And the history of agent "Minji" gives the wrap-up reason "Follow-up needed" for customer "Hana"
      And agent "Minji" has no task of customer "Hana"

    @WRAP-2
    Scenario: A wrap-up is submitted once only
      Given agent "Minji" is in wrap-up for customer "Hana"
      And agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
      When agent "Minji" clicks Submit Wrap Up for customer "Hana"
      And agent "Minji" clicks Submit Wrap Up for customer "Hana"
      Then it is refused: "The agent has no part in this conversation"
      And the number of entries for customer "Hana" in the history of agent "Minji" is 1
