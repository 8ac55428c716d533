// Most tests wait for loopback answers and shortened windows rather than for a processor.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
