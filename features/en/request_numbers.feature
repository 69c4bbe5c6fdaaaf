Feature: The numbers on a request
  Who wrote, and to which number of the business. With masking on, their last four digits tell.

  Background:
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And the number of the asset "Main line" is "+12025550180"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana" with the number "+12025550101"
    And conversations are offered by hand

  Rule: The request shows both numbers

    @OFFER-3
    Scenario: The request shows the phone number of the customer
      Given agent "Minji" is Available
      And the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then the request of customer "Hana" shows agent "Minji" the phone number "********0101"

    @OFFER-4
    Scenario: The request shows the number that the customer wrote to
      Given agent "Minji" is Available
      And the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then the request of customer "Hana" shows agent "Minji" the source number "********0180"

    @OFFER-3 @OFFER-4
    Scenario: Without masking the request shows both numbers in full
      Given masking is off
      And agent "Minji" is Available
      And the conversation of customer "Hana" waits in its queue
      When the system offers the conversation of customer "Hana" to agent "Minji"
      Then the request of customer "Hana" shows agent "Minji" the phone number "+12025550101"
      And the request of customer "Hana" shows agent "Minji" the source number "+12025550180"
