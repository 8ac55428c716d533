namespace Workbench.Core.Verifying;

/// <summary>
/// Names under which a carried file is promised and found. A promise about a file has the twin type <c>file</c> and one of these as its
/// destination; the pipeline downloads the file again and hashes it.
/// </summary>
public static class FilePromise
{
    /// <summary>Twin type of a file inside another record's twin.</summary>
    public const string TwinType = "file";

    public const string FileName = "file-name";
    public const string ContentType = "content-type";

    /// <summary>Size in bytes, decimal.</summary>
    public const string Bytes = "file-bytes";

    /// <summary>SHA-256 of the bytes, hex.</summary>
    public const string Sha256 = "sha256";
}
