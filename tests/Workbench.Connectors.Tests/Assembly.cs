// Tests with a manual clock watch the thread pool for idleness.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
