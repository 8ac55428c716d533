namespace Workbench.Core.Writing;

/// <summary>What the destination's API says about one twin, in the field names of the destination's schema snapshot.</summary>
/// <param name="Twin">The twin.</param>
/// <param name="Fields">
/// Values as canonical text (see <see cref="Records.FieldValue.Print"/>): times in UTC to the second, options by label, bodies as plain
/// text, twins of other records as <c>type:id</c> (several joined by commas). Fields that hold nothing may be absent.
/// </param>
/// <param name="Files">Files that hang on it.</param>
public sealed record TwinState(TwinRef Twin, IReadOnlyDictionary<string, string> Fields, IReadOnlyList<TwinFile> Files);

/// <summary>A file as the destination lists it. <paramref name="Url"/> may expire within minutes.</summary>
public sealed record TwinFile(string FileName, string ContentType, long? Bytes, Uri? Url);
