using System.Text;
using System.Text.Json.Nodes;
using Workbench.Host.Documents;

namespace Workbench.Host.Tests.Documents;

public sealed class NotebookWriterTests
{
    /// <summary>Byte for byte what Jupyter writes for this notebook: sorted keys, one space, text as lines, a line feed at the end.</summary>
    private const string AsJupyterWritesIt = """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "a",
           "metadata": {},
           "source": [
            "# Größe <b> 😀\n",
            "text"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "b",
           "metadata": {
            "tags": [
             "parameters"
            ]
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "x\n"
             ]
            },
            {
             "data": {
              "application/vnd.plotly.v1+json": {
               "data": []
              },
              "text/plain": [
               "7"
              ]
             },
             "execution_count": 1,
             "metadata": {},
             "output_type": "execute_result"
            },
            {
             "ename": "E",
             "evalue": "v",
             "output_type": "error",
             "traceback": [
              "t"
             ]
            }
           ],
           "source": [
            "7"
           ]
          }
         ],
         "metadata": {
          "kernelspec": {
           "name": ".net-csharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Fact]
    public void ToBytes_ReadNotebook_GivesTheSameBytes()
    {
        var bytes = Encoding.UTF8.GetBytes(AsJupyterWritesIt.ReplaceLineEndings("\n"));

        var written = new NotebookWriter().ToBytes(new NotebookReader().Parse(bytes, "n.ipynb"));

        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(written));
    }

    [Fact]
    public void ToBytes_EmptyText_IsAnEmptyArray()
    {
        var notebook = new Notebook([new NotebookCell("a", CellKind.Code, "")]);

        Assert.Contains("\"source\": []", Encoding.UTF8.GetString(new NotebookWriter().ToBytes(notebook)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_ExistingFile_IsReplacedWithoutLeftovers()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("n.ipynb", "old");
        var notebook = new Notebook([]) { Metadata = new JsonObject { ["a"] = 1 } };

        await new NotebookWriter().WriteAsync(notebook, path, TestContext.Current.CancellationToken);

        var read = await new NotebookReader().ReadAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(1, read.Metadata["a"]!.GetValue<int>());
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }
}
