package dev.creatorflow.activities.temporal;

import dev.creatorflow.workflows.contract.SearchAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.List;
import java.util.Set;

/** Makes sure that the namespace has the search attributes staff filter by. */
public final class SearchAttributeRegistration {
    private final TemporalConnection connection;

    public SearchAttributeRegistration(TemporalConnection connection) {
        this.connection = connection;
    }

    /** Names of the attributes the namespace lacks. */
    public List<String> missing() {
        Set<String> known = operator()
                .blockingStub()
                .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(namespace())
                        .build())
                .getCustomAttributesMap()
                .keySet();
        return SearchAttributes.ALL.stream()
                .map(key -> key.getName())
                .filter(name -> !known.contains(name))
                .toList();
    }

    /** Registers what is missing and returns its names; another process may do the same at the same time. */
    public List<String> registerMissing() {
        List<String> missing = missing();
        if (!missing.isEmpty()) {
            AddSearchAttributesRequest.Builder request =
                    AddSearchAttributesRequest.newBuilder().setNamespace(namespace());
            missing.forEach(name -> request.putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
            try {
                operator().blockingStub().addSearchAttributes(request.build());
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
                    throw e;
                }
            }
        }
        return missing;
    }

    private String namespace() {
        return connection.client().getOptions().getNamespace();
    }

    private OperatorServiceStubs operator() {
        return OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder()
                .setChannel(connection.stubs().getRawChannel())
                .validateAndBuildWithDefaults());
    }
}
