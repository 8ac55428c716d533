namespace Workbench.Contract.Tests;

public sealed class DestinationContractTests(PreparedMigrations prepared)
{
    public static MatrixTheoryData<string, string> Cases => new(DestinationSubject.All.Select(subject => subject.Name), DestinationContract.Promises);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Destination_OfTheCatalog_KeepsItsPromise(string destination, string promise) =>
        new DestinationContract(DestinationSubject.All.Single(subject => subject.Name == destination), prepared, TestContext.Current.CancellationToken).RunAsync(promise);
}
