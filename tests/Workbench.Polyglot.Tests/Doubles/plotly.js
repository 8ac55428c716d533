window.Plotly = { newPlot: function () { } };
