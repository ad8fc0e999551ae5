package dev.creatorflow.activities.temporal;

import dev.creatorflow.workflows.contract.SearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes sure that the namespace has the search attributes staff filter by. */
public final class SearchAttributeRegistration {
    private final TemporalConnection connection;
    private final OperatorServiceStubs operator;

    public SearchAttributeRegistration(TemporalConnection connection) {
        this.connection = connection;
        this.operator = connection.operator();
    }

    /** Names of the attributes the namespace lacks; none where the server cannot say (Temporal's in-JVM test server). */
    public List<String> missing() {
        return known().map(SearchAttributeRegistration::missingOf).orElse(List.of());
    }

    /** Registers what is missing and returns its names; another process may do the same at the same time. */
    public List<String> registerMissing() {
        return missingOf(known().orElse(Set.of())).stream()
                .filter(this::register)
                .toList();
    }

    private boolean register(String name) {
        try {
            operator.blockingStub()
                    .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                            .setNamespace(namespace())
                            .putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                            .build());
            return true;
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
                return false;
            }
            throw e;
        }
    }

    private Optional<Set<String>> known() {
        try {
            return Optional.of(operator.blockingStub()
                    .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                            .setNamespace(namespace())
                            .build())
                    .getCustomAttributesMap()
                    .keySet());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<String> missingOf(Set<String> known) {
        return SearchAttributes.ALL.stream()
                .map(SearchAttributeKey::getName)
                .filter(name -> !known.contains(name))
                .toList();
    }

    private String namespace() {
        return connection.client().getOptions().getNamespace();
    }
}
