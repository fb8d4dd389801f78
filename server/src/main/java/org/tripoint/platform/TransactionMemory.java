package org.tripoint.platform;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What was looked up or done in the transaction under way, remembered until it ends. A rollback to a savepoint forgets
/// everything, and outside a transaction nothing is remembered. Each thread has its own.
public final class TransactionMemory<K, V> {

    private final Object name = new Object();

    /// What was remembered under `key`; otherwise loads and remembers it.
    public V recall(K key, Supplier<V> load) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return load.get();
        }
        Map<K, V> memory = memory();
        V known = memory.get(key);
        if (known != null) {
            return known;
        }
        V loaded = load.get();
        memory.put(key, loaded);
        return loaded;
    }

    /// Whether this is asked for the first time in this transaction; always so outside one.
    public boolean isFirst(K key, V mark) {
        return !TransactionSynchronizationManager.isSynchronizationActive() || memory().put(key, mark) == null;
    }

    /// For whoever changed what is remembered here.
    public void forget() {
        if (TransactionSynchronizationManager.hasResource(name)) {
            memory().clear();
        }
    }

    @SuppressWarnings("unchecked") // nobody else knows the name
    private Map<K, V> memory() {
        Map<K, V> memory = (Map<K, V>) TransactionSynchronizationManager.getResource(name);
        if (memory == null) {
            memory = new HashMap<>();
            TransactionSynchronizationManager.bindResource(name, memory);
            TransactionSynchronizationManager.registerSynchronization(new End(memory));
        }
        return memory;
    }

    /// Ends what was remembered with its transaction.
    private final class End implements TransactionSynchronization {

        private final Map<K, V> memory;

        End(Map<K, V> memory) {
            this.memory = memory;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(name);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(name, memory);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            memory.clear();
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(name);
        }
    }
}
