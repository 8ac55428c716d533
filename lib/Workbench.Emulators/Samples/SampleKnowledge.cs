namespace Workbench.Emulators.Samples;

/// <summary>A shelf of the help centre; shelves nest.</summary>
/// <param name="ParentId">The shelf it stands in; null at the top.</param>
public sealed record SampleCollection(string Id, string? ParentId, string Name, string Description);

/// <summary>A help-centre article in one language.</summary>
/// <param name="CollectionId">The shelf it stands on; null for a loose one.</param>
/// <param name="GroupKey">Shared by the translations of one article.</param>
/// <param name="Language">Two-letter code, for example <c>en</c>.</param>
/// <param name="Html">
/// The text. An inline image is <c>&lt;img src="sample-image:ID"&gt;</c> and a link to another article <c>&lt;a href="sample-article:ID"&gt;</c>:
/// every vendor writes its own addresses for both.
/// </param>
/// <param name="AuthorId">An agent.</param>
public sealed record SampleArticle(
    string Id,
    string? CollectionId,
    string GroupKey,
    string Language,
    string Title,
    string Html,
    bool IsPublished,
    bool IsInternal,
    string? AuthorId,
    IReadOnlyList<string> Keywords,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>An inline image of articles. Its bytes come from <see cref="SampleAccount.OpenImage"/>.</summary>
/// <param name="Download">What the vendor's address of the image does when it is called.</param>
public sealed record SampleImage(string Id, string FileName, string ContentType, long SizeBytes, SampleDownload Download);
