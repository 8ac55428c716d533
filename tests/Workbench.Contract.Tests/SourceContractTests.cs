namespace Workbench.Contract.Tests;

public sealed class SourceContractTests
{
    public static MatrixTheoryData<string, string> Cases => new(SourceSubject.All.Select(subject => subject.Name), SourceContract.Promises);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Source_OfTheCatalog_KeepsItsPromise(string source, string promise) =>
        new SourceContract(SourceSubject.All.Single(subject => subject.Name == source), TestContext.Current.CancellationToken).RunAsync(promise);
}
