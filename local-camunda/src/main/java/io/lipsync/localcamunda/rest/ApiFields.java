package io.lipsync.localcamunda.rest;

import io.lipsync.localcamunda.query.SearchFields;

/**
 * What each search takes to filter and to sort by, as Camunda's REST API declares it (8.8, with the
 * operators of 8.9). What is not declared is refused with 400, as there.
 */
final class ApiFields {

  static final SearchFields PROCESS_DEFINITIONS =
      SearchFields.none()
          .texts("name", "resourceName", "versionTag", "processDefinitionId", "tenantId")
          .numbers("version")
          .keys("processDefinitionKey")
          .flags("isLatestVersion", "hasStartForm")
          .oneOf("state", "ACTIVE", "DELETED")
          .notSortedBy("isLatestVersion", "hasStartForm", "state");

  static final SearchFields PROCESS_INSTANCES =
      SearchFields.none()
          .texts("processDefinitionId", "processDefinitionName", "processDefinitionVersionTag")
          .texts("tenantId", "errorMessage", "elementId")
          .numbers("processDefinitionVersion")
          .keys("processDefinitionKey", "processInstanceKey")
          .keys("parentProcessInstanceKey", "parentElementInstanceKey")
          .times("startDate", "endDate")
          .oneOf("state", "ACTIVE", "COMPLETED", "TERMINATED")
          .oneOf("elementInstanceState", "ACTIVE", "COMPLETED", "TERMINATED")
          .flags("hasIncident", "hasRetriesLeft", "hasElementInstanceIncident")
          .lists("tags")
          .variables("variables")
          .withAlternatives()
          .notSortedBy("errorMessage", "elementId", "elementInstanceState")
          .notSortedBy("hasRetriesLeft", "hasElementInstanceIncident");

  static final SearchFields ELEMENT_INSTANCES =
      SearchFields.none()
          .texts("processDefinitionId", "elementId", "elementName", "tenantId")
          .keys("elementInstanceKey", "processInstanceKey", "processDefinitionKey", "incidentKey")
          .exactKeys("elementInstanceScopeKey")
          .times("startDate", "endDate")
          .flags("hasIncident")
          .oneOf("state", "ACTIVE", "COMPLETED", "TERMINATED")
          .oneOf("type", elementTypes())
          .notSortedBy("hasIncident");

  static final SearchFields VARIABLES =
      SearchFields.none()
          .texts("name", "value", "tenantId")
          .keys("variableKey", "scopeKey", "processInstanceKey")
          .flags("isTruncated")
          .notSortedBy("isTruncated");

  static final SearchFields USER_TASK_VARIABLES =
      SearchFields.none()
          .texts("name")
          .sortedBy("value", "tenantId", "variableKey", "scopeKey", "processInstanceKey");

  static final SearchFields INCIDENTS =
      SearchFields.none()
          .texts("processDefinitionId", "errorMessage", "elementId", "tenantId")
          .keys("incidentKey", "processDefinitionKey", "processInstanceKey")
          .keys("elementInstanceKey", "jobKey")
          .times("creationTime")
          .oneOf("state", "ACTIVE", "MIGRATED", "RESOLVED", "PENDING", "UNKNOWN")
          .oneOf("errorType", errorTypes());

  static final SearchFields USER_TASKS =
      SearchFields.none()
          .texts("assignee", "elementId", "name", "candidateGroup", "candidateUser")
          .texts("tenantId", "processDefinitionId")
          .numbers("priority")
          .keys("userTaskKey", "processDefinitionKey", "processInstanceKey", "elementInstanceKey")
          .times("creationDate", "completionDate", "followUpDate", "dueDate")
          .oneOf("state", userTaskStates())
          .variables("processInstanceVariables", "localVariables")
          .sortedOnlyBy("creationDate", "completionDate", "followUpDate", "dueDate")
          .sortedBy("priority", "name");

  static final SearchFields JOBS =
      SearchFields.none()
          .texts("deniedReason", "elementId", "errorCode", "errorMessage", "processDefinitionId")
          .texts("tenantId", "type", "worker")
          .keys("elementInstanceKey", "jobKey", "processDefinitionKey", "processInstanceKey")
          .times("deadline", "endTime")
          .numbers("retries")
          .flags("hasFailedWithRetriesLeft", "isDenied")
          .oneOf("kind", jobKinds())
          .oneOf("listenerEventType", listenerEventTypes())
          .oneOf("state", jobStates());

  static final SearchFields MESSAGE_SUBSCRIPTIONS =
      SearchFields.none()
          .texts("processDefinitionId", "elementId", "messageName", "correlationKey", "tenantId")
          .keys("messageSubscriptionKey", "processDefinitionKey", "processInstanceKey")
          .keys("elementInstanceKey")
          .times("lastUpdatedDate")
          .oneOf("messageSubscriptionState", "CORRELATED", "CREATED", "DELETED", "MIGRATED")
          .notSortedBy("processDefinitionKey");

  static final SearchFields CORRELATED_MESSAGE_SUBSCRIPTIONS =
      SearchFields.none()
          .texts("correlationKey", "elementId", "messageName", "processDefinitionId", "tenantId")
          .keys("elementInstanceKey", "messageKey", "processDefinitionKey", "processInstanceKey")
          .keys("subscriptionKey")
          .times("correlationTime")
          .numbers("partitionId");

  private ApiFields() {}

  private static String[] userTaskStates() {
    return words(
        "CREATING CREATED ASSIGNING UPDATING COMPLETING COMPLETED CANCELING CANCELED FAILED");
  }

  private static String[] jobKinds() {
    return words("BPMN_ELEMENT EXECUTION_LISTENER TASK_LISTENER AD_HOC_SUB_PROCESS");
  }

  private static String[] jobStates() {
    return words(
        "CANCELED COMPLETED CREATED ERROR_THROWN FAILED MIGRATED RETRIES_UPDATED TIMED_OUT");
  }

  private static String[] listenerEventTypes() {
    return words("ASSIGNING CANCELING COMPLETING CREATING END START UNSPECIFIED UPDATING");
  }

  private static String[] elementTypes() {
    return words(
        """
        UNSPECIFIED PROCESS SUB_PROCESS EVENT_SUB_PROCESS AD_HOC_SUB_PROCESS
        AD_HOC_SUB_PROCESS_INNER_INSTANCE START_EVENT INTERMEDIATE_CATCH_EVENT
        INTERMEDIATE_THROW_EVENT BOUNDARY_EVENT END_EVENT SERVICE_TASK RECEIVE_TASK USER_TASK
        MANUAL_TASK TASK EXCLUSIVE_GATEWAY INCLUSIVE_GATEWAY PARALLEL_GATEWAY EVENT_BASED_GATEWAY
        SEQUENCE_FLOW MULTI_INSTANCE_BODY CALL_ACTIVITY BUSINESS_RULE_TASK SCRIPT_TASK SEND_TASK
        UNKNOWN
        """);
  }

  private static String[] errorTypes() {
    return words(
        """
        UNSPECIFIED UNKNOWN IO_MAPPING_ERROR JOB_NO_RETRIES EXECUTION_LISTENER_NO_RETRIES
        TASK_LISTENER_NO_RETRIES AD_HOC_SUB_PROCESS_NO_RETRIES CONDITION_ERROR EXTRACT_VALUE_ERROR
        CALLED_ELEMENT_ERROR UNHANDLED_ERROR_EVENT MESSAGE_SIZE_EXCEEDED CALLED_DECISION_ERROR
        DECISION_EVALUATION_ERROR FORM_NOT_FOUND RESOURCE_NOT_FOUND
        """);
  }

  private static String[] words(String list) {
    return list.strip().split("\\s+");
  }
}
